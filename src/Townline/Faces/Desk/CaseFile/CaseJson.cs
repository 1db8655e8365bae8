using System.Globalization;
using System.Text.Json;
using Townline.Platform.Files;
using Townline.Platform.Storage;

namespace Townline.Faces.Desk.CaseFile;

/// <summary>Writes a case as JSON: the same as the page, for programs. Ids are strings, times ISO 8601 in UTC.</summary>
internal static class CaseJson
{
    private const int FlushAt = 64 * 1024;

    public static async Task Write(CaseHead head, IAsyncEnumerable<CaseEntry> entries, Func<StoredFile, string> address, Stream output, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JsonColumn.Options.Encoder });
        var request = head.Pane.Request;
        json.WriteStartObject();
        json.WriteString("for", head.For == CaseFor.File ? "file" : "resident");
        json.WriteString("made_by", head.MadeBy);
        json.WriteString("made_at", head.MadeAt);
        json.WriteNumber("reference", request.Number);
        json.WriteString("service_code", head.Pane.Service.Code);
        json.WriteString("state", request.State);
        json.WriteString("requested_at", request.RequestedAt);
        Optional(json, "due_at", request.DueAt);
        Optional(json, "closed_at", request.ClosedAt);
        Optional(json, "outcome", request.Outcome?.ToString());
        Optional(json, "outcome_text", request.OutcomeText);
        Optional(json, "reporter", head.Pane.Person?.DisplayName);
        json.WriteString("description", request.Description);
        Optional(json, "address", request.Address);
        json.WritePropertyName("answers");
        JsonSerializer.Serialize(json, request.Answers, JsonColumn.Options);
        json.WriteStartArray("entries");
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            Entry(json, entry, address);
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(cancel);
            }
        }

        json.WriteEndArray();
        Tasks(json, head);
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    private static void Entry(Utf8JsonWriter json, CaseEntry entry, Func<StoredFile, string> address)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Entry.Id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("at", entry.Entry.At);
        json.WriteString("kind", entry.Entry.Kind.ToString().ToLowerInvariant());
        json.WriteString("direction", entry.Entry.Direction.ToString().ToLowerInvariant());
        json.WriteString("channel", entry.Entry.Channel);
        json.WriteString("who", entry.Who);
        Optional(json, "what", entry.What.Length > 0 ? entry.What : null);
        json.WriteString("text", entry.Entry.Text);
        if (entry.IsLeftOut)
        {
            json.WriteBoolean("left_out", true);
        }

        json.WriteStartArray("files");
        foreach (var file in entry.Files)
        {
            json.WriteStringValue(address(file));
        }

        json.WriteEndArray();
        if (entry.Before.Count > 0)
        {
            json.WriteStartArray("before");
            foreach (var before in entry.Before)
            {
                json.WriteStartObject();
                json.WriteString("at", before.At);
                json.WriteString("reason", before.Reason);
                json.WriteString("text", before.Before);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Tasks(Utf8JsonWriter json, CaseHead head)
    {
        if (head.For != CaseFor.File)
        {
            return;
        }

        json.WriteStartArray("tasks");
        foreach (var line in head.Tasks)
        {
            json.WriteStartObject();
            json.WriteString("what", line.Task.What);
            json.WriteString("who", line.Who);
            json.WriteString("due_at", line.Task.DueAt);
            Optional(json, "done_at", line.Task.DoneAt);
            Optional(json, "note", line.Task.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Optional(Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } moment)
        {
            json.WriteString(name, moment);
        }
    }
}
