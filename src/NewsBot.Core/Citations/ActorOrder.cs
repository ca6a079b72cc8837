using NewsBot.Core.Language;

namespace NewsBot.Core.Citations;

/// <summary>Tells whether a claim turns round who did a thing and to whom: "Spain beat Italy" from "Italy beat Spain".</summary>
internal static class ActorOrder
{
    private static readonly Phrases Prepositions = new("in|at|on|of|to|with|from|for|between|after|before|during|near|into|over|under|against|via|about|as|through|than|within|among|and|or");

    /// <summary>Whether no verb that both hold has its two names the other way round.</summary>
    public static bool Agrees(Statement claim, Statement quote)
    {
        var told = Read(claim);
        if (told.Count == 0)
        {
            return true;
        }

        var known = Read(quote);
        return told.TrueForAll(act => !known.Exists(other => act.IsTurnOf(other)) || known.Exists(act.IsSameAs));
    }

    private static List<Act> Read(Statement statement)
    {
        var acts = new List<Act>();
        for (var i = 1; i < statement.Words.Count - 1; i++)
        {
            var word = statement.Words[i];
            if (word.IsStopWord || word.IsNumber || IsInName(statement, word)
                || Before(statement, word) is not { } before || After(statement, word) is not { } after)
            {
                continue;
            }

            var lead = IndexOf(statement, after.Span.Start) - 1;
            var isPassive = lead > 0 && statement.Words[lead].Surface is "by";
            if (isPassive)
            {
                acts.Add(new Act(word.Stem, Key(statement, after), Key(statement, before)));
            }
            else if (Prepositions.LengthAt(statement.Words, lead) == 0)
            {
                acts.Add(new Act(word.Stem, Key(statement, before), Key(statement, after)));
            }
        }

        return acts;
    }

    private static bool IsInName(Statement statement, StatementWord word) => statement.Names.Any(name => name.Span.Contains(word.Span));

    private static Name? Before(Statement statement, StatementWord word) =>
        statement.Names.Where(name => name.Span.End <= word.Span.Start).Select(name => (Name?)name).LastOrDefault();

    private static Name? After(Statement statement, StatementWord word) =>
        statement.Names.Where(name => name.Span.Start >= word.Span.End).Select(name => (Name?)name).FirstOrDefault();

    private static int IndexOf(Statement statement, int start)
    {
        for (var i = 0; i < statement.Words.Count; i++)
        {
            if (statement.Words[i].Span.Start >= start)
            {
                return i;
            }
        }

        return statement.Words.Count;
    }

    // The last word of a name is the one it is shortened to.
    private static string Key(Statement statement, Name name) => Statement.StemsOf(name.Span.In(statement.Text)) is [.., var last] ? last : "";

    private sealed record Act(string Verb, string Actor, string Target)
    {
        public bool IsSameAs(Act other) => this == other;

        public bool IsTurnOf(Act other) => this == new Act(other.Verb, other.Target, other.Actor) && Actor != Target;
    }
}
