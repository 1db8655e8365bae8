using System.Globalization;
using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.Faces.Api.Calls;
using Townline.Faces.Api.Requests;

namespace Townline.Faces.Api.People;

/// <summary>GET people/ID/timeline: everything over all channels, newest first, page by page from a cursor, so that what arrives meanwhile moves nothing.</summary>
internal static class ReadTimeline
{
    public static Parameter Before { get; } = new("before", "Cursor: only what is older than the entry with this id; the next page's address holds it.");

    public static Parameter PageSize { get; } = Parameter.Whole("page_size", 1, 200, 50, "Entries on a page.");

    public static async Task<IResult> Of(ApiCall call)
    {
        var (before, size) = (call.Id(Before), call.Whole(PageSize));
        call.RefuseIfWrong();
        var person = await ReadPeople.ById(call);
        var entries = await call.Get<ITimelines>().OfPerson(call.Tenant.Id, person.Id, before, size, call.Cancel);
        var references = await RequestDocuments.References(call, entries.Select(entry => entry.RequestId));
        var files = await RequestDocuments.FilesById(call, [.. entries.SelectMany(entry => entry.Files)]);
        return Answer.Of(new Page<EntryDocument>
        {
            Items = [.. entries.Select(entry => Document(entry, entry.RequestId is { } id ? references.GetValueOrDefault(id) : null, files))],
            Next = entries.Count < size ? null : $"/api/v1/people/{person.Id}/timeline?before={entries[^1].Id}&page_size={size}",
        });
    }

    private static EntryDocument Document(TimelineEntry entry, string? reference, IReadOnlyDictionary<long, FileDocument> files) => new()
    {
        Id = $"{entry.Id}",
        Datetime = entry.At,
        Kind = entry.Kind,
        Direction = entry.Direction,
        Channel = entry.Channel,
        AuthorKind = entry.AuthorKind,
        AuthorId = entry.AuthorId?.ToString(CultureInfo.InvariantCulture),
        Audience = entry.Audience,
        Text = entry.Text,
        RequestReference = reference,
        Event = entry.EventKind is { } kind ? Event(kind, entry.Data) : null,
        CorrectedDatetime = entry.CorrectedAt,
        Files = [.. entry.Files.Select(file => files.GetValueOrDefault(file.FileId)).OfType<FileDocument>()],
        Delivery = entry.Delivery,
    };

    private static EventDocument Event(string kind, string? data)
    {
        using var json = JsonDocument.Parse(data ?? "{}");
        return new EventDocument { Kind = kind, FromState = Text("from"), ToState = Text("to"), Outcome = Text("outcome") is { } outcome ? ApiJson.Names.ConvertName(outcome) : null };

        string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
