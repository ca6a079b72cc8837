using NewsBot.Core.Time;

namespace NewsBot.Core.Citations;

/// <summary>Where a sentence of an answer comes from: a span of an article, quoted to the letter.</summary>
/// <param name="Number">Its number in the answer's text and source list, from 1.</param>
/// <param name="Document">The article's path under the knowledge folder.</param>
/// <param name="Title">The article's headline.</param>
/// <param name="Author">Who wrote it, or null.</param>
/// <param name="Publisher">Who published it, or null.</param>
/// <param name="Published">When it was published, or null.</param>
/// <param name="StatedOn">The date the quote speaks from, or null.</param>
/// <param name="Quote">The article's cleaned text from <paramref name="Start"/> to <paramref name="End"/>, to the letter.</param>
/// <param name="Start">UTF-16 offset of the quote in the article's cleaned text.</param>
/// <param name="End">UTF-16 offset just past the quote.</param>
/// <param name="Line">The 1-based line of the file the quote begins on.</param>
/// <param name="Url">Where the article can be read, or null.</param>
/// <param name="Version">The version of the article's file that was quoted: the first 12 hexadecimal digits of its SHA-256, in lower case.</param>
public sealed record Citation(
    int Number,
    string Document,
    string Title,
    string? Author,
    string? Publisher,
    PartialDate? Published,
    PartialDate? StatedOn,
    string Quote,
    int Start,
    int End,
    int Line,
    string? Url,
    string Version);
