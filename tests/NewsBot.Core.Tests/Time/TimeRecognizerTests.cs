using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Language;
using NewsBot.Core.Time;

namespace NewsBot.Core.Tests.Time;

public sealed class TimeRecognizerTests
{
    // Words that the grammar turns on, and some that it should not fall over.
    private static readonly string[] Words =
    [
        "May", "march", "Aug.", "August", "Sept", "Friday", "Sat", "Sundays", "4", "31", "30", "45", "0", "2018", "1066", "99", "'94", "1990s",
        "1,500", "2.5", "9/11", "8/4/2018", "2018-08-04", "09:30", "last", "next", "this", "the", "a", "that", "past", "coming", "following", "previous",
        "year", "years", "quarter", "week", "weekend", "days", "century", "decades", "summer", "fall", "night", "morning", "fiscal", "FY", "latest",
        "first", "second", "third", "half", "twenty", "two", "hundred", "thousand", "couple", "several", "few", "million", "ago", "earlier", "later",
        "early", "late", "mid", "end", "start", "of", "in", "on", "to", "and", "or", "from", "between", "until", "through", "by", "since", "for",
        "today", "yesterday", "tonight", "now", "soon", "recent", "future", "p.m.", "am", "GMT", "noon", "each", "every", "daily", "old", "Easter",
        "Christmas", "Chinese", "New", "Year", "'s", "'", "-", "–", "/", ",", ".", "(", ")", "%", "$", "\n\n", "will", "said", "due", "Theresa", "BC", "q", "3q",
    ];

    private static readonly Arbitrary<string> Texts = Arb.From(
        Gen.Elements(Words).ListOf().Two().Select(lists => string.Join(' ', lists.Item1) + string.Concat(lists.Item2)));

    private static readonly Arbitrary<DateOnly?> References = Arb.From(Gen.OneOf(
        Gen.Constant<DateOnly?>(null),
        Gen.Elements<DateOnly?>(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1, 3, 1), new DateOnly(9999, 11, 30), new DateOnly(2016, 2, 29)),
        Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(number => (DateOnly?)DateOnly.FromDayNumber(number))));

    [Fact]
    public void Expressions_lie_in_the_text_in_order_with_sound_bounds() =>
        Prop.ForAll(Texts, References, AreSound).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Any_text_is_read() =>
        Prop.ForAll(Arb.From(ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? "")), References, AreSound).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    // Deep or wide text takes neither the stack nor for ever.
    [Theory]
    [InlineData("May 1, ")]
    [InlineData("Jan, ")]
    [InlineData("January and ")]
    [InlineData("latest fiscal ")]
    [InlineData("early the end of ")]
    [InlineData("one thousand ")]
    [InlineData("Theresa May by May ")]
    [InlineData("\"'\"'")]
    [InlineData("1-")]
    public void Repetitive_text_is_read(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));

        AreSound(text, new DateOnly(2018, 8, 8)).ShouldBeTrue();
    }

    [Fact]
    public void Only_the_stretch_asked_for_is_read()
    {
        const string Text = "On 3 May, on 4 May and on 5 May.";

        var found = TimeRecognizer.Find(Text, TextSpan.FromBounds(10, 18), new DateOnly(2018, 8, 8)).ShouldHaveSingleItem();

        found.Span.Of(Text).ShouldBe("4 May");
        found.From.ShouldBe(new DateOnly(2018, 5, 4));
    }

    [Fact]
    public void A_stretch_outside_the_text_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => TimeRecognizer.Find("May 4", new TextSpan(2, 9), reference: null));

    // What cannot be is kept, without a date.
    [Theory]
    [InlineData("It was 30 February 2018, 31 June, Feb. 29, 2019 and 0 May 2018.", "30 February 2018 = ; 31 June = ; Feb. 29, 2019 = ; 0 May 2018 = ")]
    [InlineData("On the 45th of May, in the year 0 and on May 45, 2018.", "the 45th of May = ; the year 0 = ; May 45, 2018 = ")]
    [InlineData("The log of 2018-13-45 is lost.", "2018-13-45 = ")]
    public void Dates_that_do_not_exist_stay_unresolved(string text, string expected) => Times.In(text).ShouldBe(expected);

    [Theory]
    [InlineData("On Saturday, yesterday, last week and in March nothing happened.", "Saturday = XXXX-WXX-6; yesterday = XXXX-XX-XX; last week = XXXX-WXX; March = XXXX-03")]
    [InlineData("On 4 August, in the summer, two days ago and at Easter nothing happened.", "4 August = XXXX-08-04; the summer = XXXX-SU; two days ago = XXXX-XX-XX; Easter = XXXX")]
    [InlineData("It stood for three days in 2016 and on 4 August 2018.", "three days = DURATION P3D; 2016 = 2016 2016-01-01..2016-12-31 Year; 4 August 2018 = 2018-08-04")]
    public void Without_a_day_to_count_from_only_full_dates_are_resolved(string text, string expected) => Times.In(text, null).ShouldBe(expected);

    [Fact]
    public void Dates_years_apart_in_one_sentence_do_not_sway_each_other() =>
        Times.In("Founded in 1871 on 3 May, it was sold on 4 June 1999 and shut on Friday.").ShouldBe(
            "1871 = 1871 1871-01-01..1871-12-31 Year; 3 May = 2018-05-03; 4 June 1999 = 1999-06-04; Friday = 2018-08-03");

    [Fact]
    public void Paragraphs_are_not_read_across() => Times.In("They met in May\n\n2018 people came.").ShouldBe("May = 2018-05 2018-05-01..2018-05-31 Month");

    // Numbers that are no times.
    [Theory]
    [InlineData("Version 2.0.1 beat 3.1; they won 3-2, then 21-14, with 45 percent and $1999.")]
    [InlineData("She lives at 1600 Oak Avenue, flat 12, and calls 555-2018 or 0800 1990.")]
    [InlineData("The F-16, the COVID-19 ward, the Boeing 747-400 and the G20 share item 31.")]
    public void Numbers_are_not_taken_for_times(string text) => Times.In(text).ShouldBe("");

    private static bool AreSound(string text, DateOnly? reference)
    {
        var end = 0;
        foreach (var time in TimeRecognizer.Find(text, new TextSpan(0, text.Length), reference))
        {
            time.Span.Start.ShouldBeGreaterThanOrEqualTo(end, text);
            time.Span.Length.ShouldBePositive(text);
            time.Span.End.ShouldBeLessThanOrEqualTo(text.Length, text);
            end = time.Span.End;

            time.From.HasValue.ShouldBe(time.To.HasValue, text);
            time.From.HasValue.ShouldBe(time.Precision != TimePrecision.None, text);
            if (time is { From: { } from, To: { } to })
            {
                from.ShouldBeLessThanOrEqualTo(to, text);
                if (time.Precision == TimePrecision.Day)
                {
                    to.ShouldBe(from, text);
                    time.Value.ShouldStartWith(from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), customMessage: text);
                }
            }
        }

        return true;
    }
}
