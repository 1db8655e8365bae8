using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Requests;

/// <summary>Reads and checks the report in a POST; collects all that is wrong, so that a caller mends it in one go.</summary>
internal static class ReportReader
{
    private const int LongestDescription = 4000;
    private const int LongestAddress = 2000;

    public static async Task<(ReportDraft Draft, string Description, ClaimedPerson From)> Read(Call call)
    {
        var arguments = call.Arguments;
        var service = await FindService(call);
        var problems = new List<string>();
        var description = arguments.Text("description") ?? "";
        if (description.Length > LongestDescription)
        {
            problems.Add(call.Words["open311.description-long", LongestDescription]);
        }

        var place = await PlaceReader.Read(call, service, problems);
        var answers = AnswerCheck.Check(service.Form, arguments.Attributes(), conditionsKnown: false);
        problems.AddRange(answers.Problems.Select(problem => call.Words[$"open311.{problem.Code}", problem.Question.Code, call.Words.Of(problem.Question.Label)]));
        var from = Reporter.Of(call);
        if (from.Identities.FirstOrDefault(identity => identity.Kind == IdentityKind.Email) is { } mail && !IsUsable(mail))
        {
            problems.Add(call.Words["open311.email"]);
        }

        if (!service.AnonymousAllowed && !from.Identities.Any(IsUsable))
        {
            problems.Add(call.Words["open311.anonymous", call.Words.Of(service.Name)]);
        }

        var media = PhotoAddress(arguments.Text("media_url"));
        if (media is null && arguments.Text("media_url") is not null)
        {
            problems.Add(call.Words["open311.media-url"]);
        }

        if (problems.Count > 0)
        {
            throw new Open311Exception(400, [.. problems.Select(problem => new Open311Error(400, problem))]);
        }

        var draft = place with
        {
            Answers = answers.Answers,
            MediaUrl = media?.AbsoluteUri,
        };
        return (draft, description, from);
    }

    /// <summary>By the rule of People: what is no address or number is nobody's, and nobody hears by it.</summary>
    private static bool IsUsable(ClaimedIdentity identity) => IdentityForm.Of(identity.Kind, identity.Value) is not null;

    private static Uri? PhotoAddress(string? text) =>
        text is { Length: <= LongestAddress } && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static async Task<ServiceInfo> FindService(Call call)
    {
        var code = call.Arguments.Text("service_code") ?? throw Open311Exception.BadRequest(call.Words["open311.parameter", "service_code"]);
        return (await call.Get<ICatalogue>().Of(call.Tenant.Id)).ByCode(code) is { Active: true } service
            ? service
            : throw Open311Exception.NotFound(call.Words["open311.service", code]);
    }
}
