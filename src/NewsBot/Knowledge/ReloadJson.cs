using System.Text.Json;
using NewsBot.Core.Reloading;
using NewsBot.Core.Retrieval;

namespace NewsBot.Knowledge;

/// <summary>What <c>knowledge reload</c>, <c>back</c> and <c>snapshots</c> print with <c>--json</c>: a public contract.</summary>
internal static class ReloadJson
{
    /// <summary>Writes what is served after a reload, and what that found.</summary>
    public static void Write(Utf8JsonWriter json, ServedKnowledge served)
    {
        var report = served.Report;
        json.WriteStartObject();
        json.WriteString("version", served.Snapshot.Version);
        json.WriteBoolean("refused", served.IsRefused);
        WriteList(json, "added", report.Added);
        WriteList(json, "changed", report.Changed);
        WriteList(json, "removed", report.Removed);
        json.WriteNumber("unchanged", report.Unchanged);
        KnowledgeJson.WriteRejected(json, report.Rejected);
        json.WriteStartObject("questions");
        json.WriteNumber("asked", served.Comparison.Asked);
        json.WriteStartArray("changed");
        foreach (var change in served.Comparison.Changes)
        {
            json.WriteStartObject();
            json.WriteString("id", change.Id);
            json.WriteString("question", change.Question);
            json.WriteString("asOf", change.AsOf?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteBoolean("broken", change.IsBroken);
            WriteList(json, "problems", change.Problems);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        WriteList(json, "notes", [.. report.Notes, .. served.Comparison.Notes]);
        json.WriteEndObject();
    }

    /// <summary>Writes the snapshots that can be served.</summary>
    public static void WriteSnapshots(Utf8JsonWriter json, IReadOnlyList<KeptSnapshot> snapshots)
    {
        json.WriteStartObject();
        json.WriteStartArray("snapshots");
        foreach (var snapshot in snapshots)
        {
            json.WriteStartObject();
            json.WriteString("version", snapshot.Version);
            json.WriteString("madeAt", snapshot.MadeAt.UtcDateTime);
            json.WriteNumber("articles", snapshot.Articles);
            json.WriteBoolean("served", snapshot.IsCurrent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
