using Microsoft.OpenApi;
using Townline.Conversations.Contracts;
using Townline.Faces.Api.Calls;
using Townline.Requests.Contracts;

namespace Townline.Faces.Api.Requests;

/// <summary>POST requests: a report. Answers once it is durable.</summary>
internal static class PostRequest
{
    /// <summary>Name of the channel that such reports come through.</summary>
    private const string Channel = "api";

    public static Parameter IdempotencyKey { get; } = new("Idempotency-Key", "Made by the caller, new for each report. The same key again is the same report: it is stored once, and answered again as it stands.")
    {
        In = ParameterLocation.Header,
        Example = "7f1b8a52-53c3-4f0e-9d2c-1f7c1f6f3a10",
    };

    public static async Task<IResult> Post(ApiCall call)
    {
        var key = call.Text(IdempotencyKey);
        call.RefuseIfWrong();
        var (raw, body) = await BodyReader.Read<ReportBody>(call);
        var (draft, description, from) = await ReportReader.Read(call, body);
        var result = await call.Get<IIntake>().Receive(
            new InboundMessage
            {
                TenantId = call.Tenant.Id,
                Channel = Channel,
                ExternalId = key is null ? null : $"{call.Town.Actor.Id}:{key}",
                Raw = raw,
                ContentType = "application/json",
                Actor = call.Town.Actor,
                From = from,
                Text = description,
                Language = from.Language,
                Report = draft,
            },
            call.Cancel);
        var request = await call.Get<IRequestQueries>().ById(call.Tenant.Id, result.RequestId!.Value, call.Cancel);
        call.Http.Response.Headers.Location = $"/api/v1/requests/{result.Number}";
        if (result.Known)
        {
            call.Http.Response.Headers["Idempotency-Replayed"] = "true";
        }

        return Answer.Of((await RequestDocuments.Of(call, [request!])).Single(), StatusCodes.Status201Created);
    }
}
