using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsBot.Core.Language;

namespace NewsBot.Core.LanguageModels;

/// <summary>
/// Reads a model's reply as it comes in, in either form: JSON of the schema, or lines with marks. Each sentence is given out
/// as soon as it is complete.
/// </summary>
internal sealed partial class ReplyReader
{
    private const string AbstentionToken = "NOT_IN_EVIDENCE";
    private const int SentenceDepth = 2;

    private readonly StringBuilder _text = new();
    private int _read;
    private bool? _isJson;
    private int _depth;
    private int _objectStart;
    private bool _inString;
    private bool _isEscaped;

    /// <summary>Whether all of the reply has come that its form promises; lines have no such promise.</summary>
    public bool IsWhole => _isJson is not true || _depth == 0;

    /// <summary>Reads the next piece.</summary>
    public IEnumerable<ModelReply> Read(string piece)
    {
        _text.Append(piece);
        _isJson ??= FindForm();
        return _isJson switch
        {
            true => ReadObjects(),
            false => ReadLines(),
            null => [],
        };
    }

    /// <summary>Reads what is left when no more comes: the last line.</summary>
    public IEnumerable<ModelReply> Finish() => _isJson is true ? [] : ReadLine(_text.ToString(_read, _text.Length - _read));

    // A brace begins JSON, also behind the fence that chat models like to put around it.
    private bool? FindForm()
    {
        var text = _text.ToString();
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("`"))
        {
            var brace = text.IndexOf('{', StringComparison.Ordinal);
            if (brace < 0)
            {
                return text.Length > 20 ? false : null;
            }

            _read = brace;
            return true;
        }

        _read = text.Length - start.Length;
        return start.Length == 0 ? null : start[0] == '{';
    }

    private List<ModelReply> ReadObjects()
    {
        var replies = new List<ModelReply>();
        for (; _read < _text.Length; _read++)
        {
            var c = _text[_read];
            if (_inString)
            {
                _inString = _isEscaped || c != '"';
                _isEscaped = !_isEscaped && c == '\\';
            }
            else if (c == '"')
            {
                _inString = true;
            }
            else if (c == '{')
            {
                _depth++;
                _objectStart = _depth <= SentenceDepth ? _read : _objectStart;
            }
            else if (c == '}' && _depth > 0)
            {
                replies.AddRange(CloseObject());
                _depth--;
            }
        }

        return replies;
    }

    private List<ModelReply> CloseObject()
    {
        if (_depth == SentenceDepth)
        {
            return ReadSentence(_text.ToString(_objectStart, _read + 1 - _objectStart));
        }

        return _depth == 1 && Refusal().IsMatch(_text.ToString()) ? [new ModelReply.Abstention()] : [];
    }

    private static List<ModelReply> ReadSentence(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                var numbers = document.RootElement.TryGetProperty("evidence", out var evidence) && evidence.ValueKind == JsonValueKind.Array
                    ? evidence.EnumerateArray().Select(Number).ToList()
                    : [];
                return [.. Sentences(text.GetString()!, numbers)];
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, or half a surrogate pair in it: no sentence. The reply counts as one that says nothing.
        }

        return [];
    }

    // A number that no evidence has stands for whatever is not one.
    private static int Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number
        : element.ValueKind == JsonValueKind.String && int.TryParse(element.GetString(), out number) ? number
        : 0;

    private List<ModelReply> ReadLines()
    {
        var replies = new List<ModelReply>();
        for (var i = _read; i < _text.Length; i++)
        {
            if (_text[i] == '\n')
            {
                replies.AddRange(ReadLine(_text.ToString(_read, i - _read)));
                _read = i + 1;
            }
        }

        return replies;
    }

    private static List<ModelReply> ReadLine(string line)
    {
        var text = Bullet().Replace(line.Trim(), "");
        if (text.Length == 0)
        {
            return [];
        }

        return text.Trim('.', '`', '"', '*').Equals(AbstentionToken, StringComparison.OrdinalIgnoreCase) ? [new ModelReply.Abstention()] : ReadMarked(text);
    }

    // "It opened. [1] It cost 3 million [2][3]." Marks belong to what stands before them.
    private static List<ModelReply> ReadMarked(string line)
    {
        var replies = new List<ModelReply>();
        var pending = "";
        var numbers = new List<int>();
        var start = 0;
        foreach (Match mark in Mark().Matches(line))
        {
            var between = line[start..mark.Index];
            if (numbers.Count > 0 && between.Any(char.IsLetterOrDigit))
            {
                Complete();
            }

            pending += between;
            numbers.AddRange(mark.Groups["number"].Captures.Select(number => int.TryParse(number.ValueSpan, out var value) ? value : 0));
            start = mark.Index + mark.Length;
        }

        var rest = line[start..];
        if (numbers.Count > 0 && rest.Any(char.IsLetterOrDigit))
        {
            Complete();
        }

        pending += rest;
        Complete();
        return replies;

        void Complete()
        {
            replies.AddRange(Sentences(SpaceBeforeStop().Replace(pending, "${stop}"), [.. numbers]));
            pending = "";
            numbers.Clear();
        }
    }

    // Each sentence is a claim of its own, so that one that fails does not take the others with it.
    private static IEnumerable<ModelReply> Sentences(string text, IReadOnlyList<int> numbers)
    {
        var trimmed = text.Trim().TrimStart('.', ',', ';', ' ');
        return SentenceSplitter.Split(trimmed, new TextSpan(0, trimmed.Length))
            .Select(sentence => sentence.Of(trimmed).Trim())
            .Where(sentence => sentence.Length > 0)
            .Select(sentence => new ModelReply.Claim(sentence, numbers));
    }

    [GeneratedRegex(@"\s*\[\s*(?<number>\d+)(?:\s*[,;]\s*(?<number>\d+))*\s*\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?:[-•*]\s+|\d{1,2}[.)]\s+(?=\D))", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\s+(?<stop>[.,;!?])", RegexOptions.CultureInvariant)]
    private static partial Regex SpaceBeforeStop();

    [GeneratedRegex("""["']answered["']\s*:\s*false""", RegexOptions.CultureInvariant)]
    private static partial Regex Refusal();
}
