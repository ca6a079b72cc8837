namespace NewsBot.Core.Questions;

/// <summary>What kind of thing would answer a question.</summary>
public enum AnswerKind
{
    /// <summary>Nothing more is known than the words asked.</summary>
    Any,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A person, or a body that acts as one.</summary>
    Who,

    /// <summary>A thing of the kind the question gives ("which animal").</summary>
    Which,

    /// <summary>A thing of a kind that has names of its own ("which bank").</summary>
    Name,

    /// <summary>A day, a month, a year or another time.</summary>
    When,

    /// <summary>A place.</summary>
    Where,

    /// <summary>A number, of the things the question names.</summary>
    HowMany,

    /// <summary>A size, an amount, an age or another quantity.</summary>
    HowMuch,

    /// <summary>A length of time.</summary>
    HowLong,

    /// <summary>A reason.</summary>
    Why,

    /// <summary>What somebody said.</summary>
    Said,

    /// <summary>What something is or stands for.</summary>
    Definition,
}
