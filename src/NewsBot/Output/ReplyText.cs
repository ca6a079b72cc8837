using System.Text;
using NewsBot.Core.Replies;

namespace NewsBot.Output;

/// <summary>Shows what admins are told as lines of plain text.</summary>
internal static class ReplyText
{
    /// <summary>The text, a line end behind each line.</summary>
    public static string Of(Reply reply)
    {
        var text = new StringBuilder();
        foreach (var block in reply.Blocks)
        {
            switch (block)
            {
                case ReplyBlock.Verdict verdict:
                    Line(verdict.Text);
                    break;
                case ReplyBlock.Paragraph paragraph:
                    Line(paragraph.Text);
                    break;
                case ReplyBlock.Remark remark:
                    Line(remark.Text);
                    break;
                case ReplyBlock.Statements statements:
                    Line($"{statements.Heading}:");
                    foreach (var item in statements.Items)
                    {
                        Line($"  {item.Text}");
                    }

                    break;
                default:
                    throw new ArgumentException($"Nothing that admins are told has a {block.GetType().Name}.", nameof(reply));
            }
        }

        return text.ToString();

        void Line(string line) => text.Append(SafeText.Clean(line)).Append('\n');
    }
}
