using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsBot.Output;

/// <summary>Makes the JSON that the program prints.</summary>
internal static class JsonOutput
{
    /// <summary>The JSON over several lines, for a person and a program alike.</summary>
    public static string Pretty(Action<Utf8JsonWriter> write) => Make(isIndented: true, write);

    /// <summary>The JSON on one line.</summary>
    public static string Line(Action<Utf8JsonWriter> write) => Make(isIndented: false, write);

    private static string Make(bool isIndented, Action<Utf8JsonWriter> write)
    {
        var options = new JsonWriterOptions
        {
            // Output goes to a file, a pipe or a terminal, never into a page, so letters stay letters.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = isIndented,
            NewLine = "\n",
        };
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            write(json);
        }

        return SafeText.CleanJson(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
