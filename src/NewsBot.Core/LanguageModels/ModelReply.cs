namespace NewsBot.Core.LanguageModels;

/// <summary>A piece of what a model replied, understood as far as its form goes.</summary>
internal abstract record ModelReply
{
    /// <summary>A sentence with the numbers it cites, in the order given; possibly none, possibly of no evidence.</summary>
    public sealed record Claim(string Text, IReadOnlyList<int> Numbers) : ModelReply;

    /// <summary>The model says that the evidence does not hold the answer.</summary>
    public sealed record Abstention : ModelReply;

    /// <summary>The reply stopped before its end, or was stopped because it had none.</summary>
    public sealed record CutOff : ModelReply;
}
