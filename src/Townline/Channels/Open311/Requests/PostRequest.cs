using Townline.Channels.Open311.Documents;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Requests;

/// <summary>POST requests: one report. Answers 200 once it is durable.</summary>
internal static class PostRequest
{
    public static async Task Post(Call call)
    {
        var key = await KeyCheckOf.Submit(call);
        var report = await ReportReader.Read(call);
        var files = await Photos.Take(call);
        var result = await call.Get<IIntake>().Receive(
            new InboundMessage
            {
                TenantId = call.Tenant.Id,
                Channel = Open311Channel.ChannelName,
                ExternalId = IdempotencyKey(call, key),
                Raw = call.Form.Raw,
                ContentType = call.Form.ContentType,
                Actor = call.Town.Actor,
                From = Reporter.Of(call),
                Text = report.Description,
                Language = call.Words.Language,
                Files = files,
                Report = report.Draft,
            },
            call.Cancel);
        await call.Answer(writer => Write(writer, result, report.Draft.Service, call));
    }

    /// <summary>The sender's Idempotency-Key makes a repeated call the same report.</summary>
    private static string? IdempotencyKey(Call call, long? key) =>
        call.Http.Request.Headers["Idempotency-Key"].FirstOrDefault() is { Length: > 0 and <= 200 } sent ? $"{key}:{sent}" : null;

    private static void Write(DocumentWriter writer, IntakeResult result, ServiceInfo service, Call call)
    {
        writer.StartList("service_requests");
        writer.StartItem("request");
        if (result.Token is { } token)
        {
            writer.Text("token", token);
        }
        else
        {
            writer.Text("service_request_id", $"{result.Number}");
        }

        writer.OptionalText("service_notice", call.Words.Of(service.Notice));
        writer.OptionalText("account_id", call.Arguments.Text("account_id"));
        writer.EndItem();
        writer.EndList();
    }
}
