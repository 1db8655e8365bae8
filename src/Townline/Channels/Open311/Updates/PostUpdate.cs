using Townline.Channels.Open311.Requests;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Updates;

/// <summary>POST servicerequestupdates: what a resident wrote at the other end. The same update_id of the same key is the same update.</summary>
internal static class PostUpdate
{
    private const int LongestDescription = 10_000;

    public static async Task Post(Call call)
    {
        var key = await KeyCheckOf.Submit(call);
        var updateId = Required(call, "update_id");
        var id = Required(call, "service_request_id");
        _ = call.Arguments.Moment("updated_datetime");
        var request = (long.TryParse(id, out var number) ? await call.Get<IRequestQueries>().ByNumber(call.Tenant.Id, number, call.Cancel) : null)
            ?? throw Open311Exception.NotFound(call.Words["open311.request", id]);
        var text = call.Arguments.Text("description") ?? "";
        if (text.Length > LongestDescription)
        {
            throw Open311Exception.BadRequest(call.Words["open311.description-long", LongestDescription]);
        }

        await Answer(call, call.IsTest ? 0 : (await Receive(call, key, updateId, request.Id, text)).EntryId);
    }

    private static async Task<IntakeResult> Receive(Call call, long? key, string updateId, long requestId, string text)
    {
        var files = await Photos.Take(call);
        return await call.Get<IIntake>().Receive(
            new InboundMessage
            {
                TenantId = call.Tenant.Id,
                Channel = Open311Channel.ChannelName,
                ExternalId = $"update:{key}:{updateId}",
                Raw = call.Form.Raw,
                ContentType = call.Form.ContentType,
                Actor = call.Town.Actor,
                From = Reporter.Of(call),
                Text = text,
                Language = call.Words.Language,
                Files = files,
                ContinuesRequestId = requestId,
                ReopensClosed = UpdateStatus.Reopens(call.Arguments.Text("status")),
            },
            call.Cancel);
    }

    private static Task Answer(Call call, long updateId) => call.Answer(writer =>
    {
        writer.StartList("service_request_updates");
        writer.StartItem("request_update");
        writer.Text("update_id", $"{updateId}");
        writer.OptionalText("account_id", call.Arguments.Text("account_id"));
        writer.EndItem();
        writer.EndList();
    });

    private static string Required(Call call, string name) =>
        call.Arguments.Text(name) is { Length: <= 200 } value ? value : throw Open311Exception.BadRequest(call.Words["open311.parameter", name]);
}
