using Townline.Channels.Open311.Documents;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;

namespace Townline.Channels.Open311.Requests;

/// <summary>POST requests: one report. Answers 200 once it is durable.</summary>
internal static class PostRequest
{
    private const int LongestKey = 200;

    public static async Task Post(Call call)
    {
        var key = await KeyCheckOf.Submit(call);
        var externalId = IdempotencyKey(call, key);
        var report = await ReportReader.Read(call);
        if (call.IsTest)
        {
            await call.Answer(writer => Write(writer, "service_request_id", "0", call.Words["open311.test"], call));
            return;
        }

        var files = await Photos.Take(call);
        var result = await call.Get<IIntake>().Receive(
            new InboundMessage
            {
                TenantId = call.Tenant.Id,
                Channel = Open311Channel.ChannelName,
                ExternalId = externalId,
                Raw = call.Form.Raw,
                ContentType = call.Form.ContentType,
                Actor = call.Town.Actor,
                From = report.From,
                Text = report.Description,
                Language = call.Words.Language,
                Files = files,
                Report = report.Draft,
            },
            call.Cancel);
        var (name, id) = result.Token is { } token ? ("token", token) : ("service_request_id", $"{result.Number}");
        await call.Answer(writer => Write(writer, name, id, call.Words.Of(report.Draft.Service.Notice), call));
    }

    /// <summary>The sender's Idempotency-Key makes a repeated call the same report.</summary>
    private static string? IdempotencyKey(Call call, long? key) => call.Http.Request.Headers["Idempotency-Key"].FirstOrDefault() switch
    {
        null or "" => null,
        { Length: > LongestKey } => throw Open311Exception.BadRequest(call.Words["open311.idempotency", LongestKey]),
        var sent => $"{key}:{sent}",
    };

    private static void Write(DocumentWriter writer, string name, string id, string notice, Call call)
    {
        writer.StartList("service_requests");
        writer.StartItem("request");
        writer.Text(name, id);
        writer.OptionalText("service_notice", notice);
        writer.OptionalText("account_id", call.Arguments.Text("account_id"));
        writer.EndItem();
        writer.EndList();
    }
}
