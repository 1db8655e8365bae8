using Townline.Faces.Api.Calls;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Api.Services;

/// <summary>GET services and GET services/CODE.</summary>
internal static class ReadServices
{
    public static Parameter Code { get; } = Parameter.Path("code", "Code of the service.") with { Example = "pothole" };

    public static async Task<IResult> List(ApiCall call)
    {
        var catalogue = await call.Get<ICatalogue>().Of(call.Tenant.Id);
        return Answer.Tagged(call, new Page<ServiceDocument> { Items = [.. catalogue.Active.Select(service => Document(service, call.Words))], Next = null });
    }

    public static async Task<IResult> One(ApiCall call)
    {
        var code = call.Segment(Code);
        var service = (await call.Get<ICatalogue>().Of(call.Tenant.Id)).ByCode(code) ?? throw call.NotFound("api.service", code);
        return Answer.Tagged(call, Definition(service, call.Words));
    }

    private static ServiceDocument Document(ServiceInfo service, IWords words) => new()
    {
        ServiceCode = service.Code,
        ServiceName = words.Of(service.Name),
        Description = words.Of(service.Description),
        Group = words.Of(service.Group),
        Keywords = words.Of(service.Keywords).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Type = service.Type,
        Active = service.Active,
        Visibility = service.Visibility,
        AnonymousAllowed = service.AnonymousAllowed,
        NeedsPlace = service.NeedsPlace,
        Areas = service.Areas,
        Promise = service.Promise is { } promise ? new PromiseDocument { Amount = promise.Amount, Unit = promise.Unit } : null,
        ServiceNotice = Optional(service.Notice, words),
    };

    private static ServiceDefinitionDocument Definition(ServiceInfo service, IWords words) => new(
        Document(service, words),
        [.. service.Form.Questions.Select(question => Question(question, words))],
        [.. service.Workflow.States.Select(state => new StateDocument { Key = state.Key, Name = words.Of(state.Name), Open = state.Open })]);

    private static QuestionDocument Question(FormQuestion question, IWords words) => new()
    {
        Code = question.Code,
        Type = question.Type,
        Label = words.Of(question.Label),
        Help = Optional(question.Help, words),
        Required = question.Required,
        Options = [.. question.Options.Select(option => new OptionDocument { Key = option.Key, Name = words.Of(option.Label) })],
        ShowIf = question.ShowIf is { } condition ? new ConditionDocument { Code = condition.Code, AnyOf = condition.AnyOf } : null,
    };

    private static string? Optional(LocalText? text, IWords words) => words.Of(text) is { Length: > 0 } shown ? shown : null;
}
