using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Web;

/// <summary>The key that admin acts on the page need.</summary>
/// <param name="key">The key.</param>
internal sealed class AdminKey(string key)
{
    private readonly byte[] _hash = HashOf(key);

    /// <summary>Whether a key is the one. It takes as long whatever was given, so that trying tells nothing.</summary>
    /// <param name="given">What somebody typed.</param>
    public bool Is(string given) => CryptographicOperations.FixedTimeEquals(HashOf(given), _hash);

    // Hashes are of one length, whatever the keys are.
    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
