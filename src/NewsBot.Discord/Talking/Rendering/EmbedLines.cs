using System.Text;
using NewsBot.Discord.Rest;

namespace NewsBot.Discord.Talking.Rendering;

/// <summary>Lines of markdown, parted into as many texts of embeds as they need.</summary>
internal sealed class EmbedLines
{
    /// <summary>The longest line that can be added.</summary>
    public const int MostCharacters = 4_000;

    // Its length is within what is left of an embed's.
    private const string More = "\n*… and more*";

    private readonly List<string> _lines = [];

    /// <summary>Adds a line.</summary>
    public void Add(string line) => _lines.Add(line);

    /// <summary>Adds an empty line between two parts.</summary>
    public void AddGap()
    {
        if (_lines.Count > 0)
        {
            _lines.Add("");
        }
    }

    /// <summary>The texts, at least one; each within <see cref="MessageLimits.EmbedDescription"/>.</summary>
    /// <param name="most">How many at most; what they do not hold is left out, and the last says so.</param>
    public IReadOnlyList<string> ToTexts(int most)
    {
        var texts = new List<StringBuilder> { new() };
        foreach (var line in _lines)
        {
            if (texts[^1].Length + 1 + line.Length > MostCharacters)
            {
                if (texts.Count == most)
                {
                    texts[^1].Append(More);
                    break;
                }

                texts.Add(new StringBuilder());
            }

            if (texts[^1].Length > 0)
            {
                texts[^1].Append('\n');
            }

            texts[^1].Append(line);
        }

        return [.. texts.Select(text => text.ToString().Trim('\n'))];
    }
}
