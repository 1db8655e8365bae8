using System.Globalization;
using System.Text.Json;
using Townline.Faces.Api.Calls;
using Townline.Faces.Api.Requests;
using Townline.Platform.Text;
using Townline.Work.Contracts;

namespace Townline.Faces.Api.Cti;

/// <summary>POST cti/calls: what an exchange tells. Answers once it is durable, so that the exchange may forget it.</summary>
internal static class PostCall
{
    public const int MostEvents = 1_000;

    public static async Task<IResult> One(ApiCall call)
    {
        var (_, body) = await BodyReader.Read<CallBody>(call);
        var told = Read(call, body, "");
        call.RefuseIfWrong();
        return Whole((await Take(call, [told]))[0]);
    }

    public static async Task<IResult> Many(ApiCall call)
    {
        var (_, body) = await BodyReader.Read<CallsBody>(call);
        if (body.Events is not { Count: > 0 and <= MostEvents } events)
        {
            call.Wrong("events", "api.cti.events", MostEvents);
            call.RefuseIfWrong();
            return Results.Empty;
        }

        List<CallEvent> told = [.. events.Select((each, i) => Read(call, each, $"events.{i}."))];
        call.RefuseIfWrong();
        return Whole(new CallsDocument { Items = await Take(call, told) });
    }

    /// <summary>With its length said: exchanges often have a small HTTP client that reads no chunks.</summary>
    private static IResult Whole<T>(T document) => Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(document, ApiJson.Options), "application/json; charset=utf-8");

    private static async Task<IReadOnlyList<CallDocument>> Take(ApiCall call, IReadOnlyList<CallEvent> told)
    {
        var taken = await call.Get<ICalls>().Take(call.Tenant, call.Town.Actor, told);
        return
        [
            .. taken.Zip(told, (one, sent) => new CallDocument
            {
                Id = one.CallId.ToString(CultureInfo.InvariantCulture),
                ExternalId = sent.ExternalId,
                State = one.State,
                IsNew = one.Changed,
                AgentKnown = one.AgentKnown,
            }),
        ];
    }

    /// <summary>Notes what is wrong with the fields; the event is of use only when nothing is.</summary>
    private static CallEvent Read(ApiCall call, CallBody? body, string path)
    {
        var id = Text(body?.ExternalId, "external_id", CallEvent.LongestId);
        if (id is null)
        {
            call.Wrong($"{path}external_id", "api.field-missing", "external_id");
        }

        if (body?.Event is null)
        {
            call.Wrong($"{path}event", "api.value", "ringing, answered, held, transferred, ended");
        }

        return new CallEvent(
            id ?? "",
            body?.Event ?? CallStep.Ringing,
            Text(body?.From, "from", CallEvent.LongestNumber),
            Text(body?.To, "to", CallEvent.LongestNumber),
            Text(body?.Agent, "agent", CallEvent.LongestAgent),
            body?.Time ?? call.Get<TimeProvider>().GetUtcNow());

        string? Text(string? typed, string field, int longest)
        {
            var text = PlainText.Clean(typed);
            if (text.Length > longest)
            {
                call.Wrong($"{path}{field}", "api.long", longest);
            }

            return text.Length == 0 ? null : text;
        }
    }
}
