namespace NewsBot.Discord.Rest;

/// <summary>What was built is longer, more or otherwise not of the form that Discord takes. Thrown where it is built, before anything is sent.</summary>
public sealed class UnsendableException : Exception
{
    internal UnsendableException(string problem)
        : base(problem)
    {
    }
}
