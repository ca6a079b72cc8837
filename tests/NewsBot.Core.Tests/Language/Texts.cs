using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

/// <summary>Texts for properties: odd ones on purpose, full of marks, broken characters and words that rules look at.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        " ", " ", " ", "\n", "\n\n", "\t", ".", ".", "...", "…", "!", "?", ",", ";", ":", "\"", "“", "”", "‘", "’", "'", "«", "»", "(", ")", "[", "]",
        "-", "—", "&", "/", "@", "%", "\uD800", "\uDC00", "😀", "\u0301", "\u00AD", "\u200F", "\0", "a", "A", "é", "ß", "İ", "中", "5", "1,500", "3.14",
        "Mr", "Dr", "U.S", "a.m", "No", "Inc", "The", "the", "of", "and", "or ", "or FBI", "said", "told", "that", "he", "according to ", "Jane", "Roe",
        "Ministry", "NATO", "known as ", "formerly ", "Federal", "Bureau", "word", "running", "x",
    ];

    public static Arbitrary<string> Any { get; } = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        ArbMap.Default.ArbFor<string?>().Generator.Select(text => text ?? ""),
        Gen.Choose(0, char.MaxValue).Select(c => (char)c).ArrayOf().Select(characters => new string(characters))).ToArbitrary();

    /// <summary>A text with a part of it.</summary>
    public static Arbitrary<(string Text, TextSpan Part)> WithPart { get; } = (
        from text in Any.Generator
        from start in Gen.Choose(0, text.Length)
        from end in Gen.Choose(start, text.Length)
        select (text, TextSpan.FromBounds(start, end))).ToArbitrary();

    public static void Hold(Action<string> property) => Prop.ForAll(Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200));

    public static void Hold(Action<string, TextSpan> property) =>
        Prop.ForAll(WithPart, sample => property(sample.Text, sample.Part)).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200));
}
