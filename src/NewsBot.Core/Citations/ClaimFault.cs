namespace NewsBot.Core.Citations;

/// <summary>Why a claim is not borne out by the quotes it cites.</summary>
internal enum ClaimFault
{
    /// <summary>It cites no quote, or none that exists.</summary>
    Uncited,

    /// <summary>It is no plain prose: a link, a mention, markup, an invented quotation, or too long.</summary>
    Form,

    /// <summary>A number, share or amount of money does not stand in its quote.</summary>
    Number,

    /// <summary>A date or another time does not stand in its quote.</summary>
    Date,

    /// <summary>A name does not stand in its quote.</summary>
    Name,

    /// <summary>It says that something is so where the quote says it is not, or the other way round.</summary>
    Negation,

    /// <summary>It tells as done what is planned, as settled what is hoped, or as a fact what is claimed.</summary>
    Certainty,

    /// <summary>It says "all", "only", "more" or "before" where the quote does not.</summary>
    Scope,

    /// <summary>It turns round who did it and to whom.</summary>
    Order,

    /// <summary>It holds a word of substance that the quote does not.</summary>
    Words,

    /// <summary>The model that was asked to judge did not find it in its quotes.</summary>
    Judged,
}
