namespace NewsBot.Discord.Rest;

/// <summary>Tells which addresses a token may be sent to.</summary>
internal static class ServiceAddress
{
    /// <summary>Returns the address if it is encrypted or on this very machine.</summary>
    /// <param name="address">The address.</param>
    /// <param name="encrypted">The scheme that is taken from anywhere.</param>
    /// <param name="plain">The scheme that is taken for a loopback address.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static Uri Require(Uri address, string encrypted, string plain)
    {
        ArgumentNullException.ThrowIfNull(address);
        var allowed = address.IsAbsoluteUri && (address.Scheme == encrypted || (address.Scheme == plain && address.IsLoopback));
        return allowed
            ? address
            : throw new ArgumentException($"\"{address}\" is no {encrypted} address, nor a {plain} address of this machine; the token is not sent there.", nameof(address));
    }
}
