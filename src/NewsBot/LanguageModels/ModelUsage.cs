namespace NewsBot.LanguageModels;

/// <summary>What the language model has been used for since the program started. Safe for use by several threads.</summary>
/// <param name="inputPrice">What a million tokens of input cost.</param>
/// <param name="outputPrice">What a million tokens of output cost.</param>
internal sealed class ModelUsage(decimal inputPrice, decimal outputPrice)
{
    private const decimal Million = 1_000_000;

    private long _requests;
    private long _inputTokens;
    private long _outputTokens;

    /// <summary>How many requests got a reply.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Tokens sent, as far as the service told.</summary>
    public long InputTokens => Interlocked.Read(ref _inputTokens);

    /// <summary>Tokens received, as far as the service told.</summary>
    public long OutputTokens => Interlocked.Read(ref _outputTokens);

    /// <summary>What they cost, in the currency of the prices; 0 where no prices are set.</summary>
    public decimal Cost => CostOf(InputTokens, OutputTokens);

    /// <summary>What so many tokens cost.</summary>
    public decimal CostOf(long inputTokens, long outputTokens) => ((inputTokens * inputPrice) + (outputTokens * outputPrice)) / Million;

    /// <summary>Adds one request.</summary>
    public void Add(long inputTokens, long outputTokens)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _inputTokens, inputTokens);
        Interlocked.Add(ref _outputTokens, outputTokens);
    }
}
