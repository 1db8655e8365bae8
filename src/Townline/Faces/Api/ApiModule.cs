using Townline.Faces.Api.Calls;
using Townline.Faces.Api.Cti;
using Townline.Faces.Api.Description;
using Townline.Faces.Api.Messages;
using Townline.Faces.Api.People;
using Townline.Faces.Api.Requests;
using Townline.Faces.Api.Requests.Near;
using Townline.Faces.Api.Services;
using Townline.Identity.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Web;

namespace Townline.Faces.Api;

/// <summary>The JSON API for programs, under /api/v1.</summary>
internal sealed class ApiModule : IModule
{
    private const string Root = "/api/v1";

    public void Services(IServiceCollection services)
    {
        services.AddSingleton<RefusalFilter>();
        OpenApiSetup.Add(services);
    }

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi($"{Root}/openapi.json").AllowAnonymous();
        var api = endpoints.MapGroup(Root)
            .AddEndpointFilter(endpoints.ServiceProvider.GetRequiredService<RefusalFilter>())
            .WithMetadata(new ErrorFormat((http, status, sentence) => ApiRefusal.Send(http, status, sentence, [])));

        api.Read("requests", ReadRequests.List).Gives<Page<RequestDocument>>().Takes(RequestParameters.All)
            .As("listRequests", "Requests that pass all filters given, newest first.").NeedsKey(ApiScopes.ApiRead);
        api.Read("requests/near", ReadNear.List).Gives<IReadOnlyList<NearDocument>>().Takes(ReadNear.All)
            .As("nearRequests", "Earlier open requests that may be the same problem as one told of, likeliest first, as known at a moment.").NeedsKey(ApiScopes.ApiRead);
        api.Read("requests/{reference}", ReadRequests.One).Gives<RequestDocument>().Takes(ReadRequests.Reference)
            .As("getRequest", "One request.").NeedsKey(ApiScopes.ApiRead);
        api.Write<ReportBody>("requests", PostRequest.Post).Gives<RequestDocument>(StatusCodes.Status201Created).Takes(PostRequest.IdempotencyKey)
            .As("postRequest", "Reports something new. The answer comes when it is durable.").NeedsKey(ApiScopes.ApiWrite);

        api.Read("services", ReadServices.List).Gives<Page<ServiceDocument>>().Takes().Tagged()
            .As("listServices", "The services on offer, all on one page.").NeedsKey(ApiScopes.ApiRead);
        api.Read("services/{code}", ReadServices.One).Gives<ServiceDefinitionDocument>().Takes(ReadServices.Code).Tagged()
            .As("getService", "One service with its questions; also one that is no longer offered.").NeedsKey(ApiScopes.ApiRead);

        api.Read("people", ReadPeople.Find).Gives<Page<PersonDocument>>().Takes(ReadPeople.Identity)
            .As("findPeople", "The people known by an identity: none, one, or several when the kind is left open.").NeedsKey(ApiScopes.PeopleRead);
        api.Read("people/{id}", ReadPeople.One).Gives<PersonDocument>().Takes(ReadPeople.Id)
            .As("getPerson", "One person.").NeedsKey(ApiScopes.PeopleRead);
        api.Read("people/{id}/timeline", ReadTimeline.Of).Gives<Page<EntryDocument>>().Takes(ReadPeople.Id, ReadTimeline.Before, ReadTimeline.PageSize)
            .As("getTimeline", "Everything of a person over all channels, newest first.").NeedsKey(ApiScopes.PeopleRead);

        api.Read("messages/{id}/raw", ReadMessages.Raw).Produces<Stream>(StatusCodes.Status200OK, "message/rfc822").Refuses().Takes(ReadMessages.Id)
            .As("getRawMessage", "A mail byte by byte as it came.").NeedsKey(ApiScopes.PeopleRead);
        api.Read("messages/{id}/parsed", ReadMessages.Parsed).Gives<ParsedMailDocument>().Takes(ReadMessages.Id)
            .As("getParsedMessage", "What a mail says, read anew from its bytes.").NeedsKey(ApiScopes.PeopleRead);

        api.Write<CallBody>("cti/calls", PostCall.One).Gives<CallDocument>().Takes()
            .As("postCall", "A telephone exchange tells of a call. The answer comes when it is durable.").NeedsKey(ApiScopes.Cti);
        api.Write<CallsBody>("cti/calls/batch", PostCall.Many).Gives<CallsDocument>().Takes()
            .As("postCalls", "Many events at once, in any order: all are taken, or none.").NeedsKey(ApiScopes.Cti);

        api.Map("{**path}", (HttpContext http) => Nothing(new ApiCall(http))).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>405 where something else can be done at this address, 404 where there is nothing.</summary>
    private static IResult Nothing(ApiCall call)
    {
        var (method, path) = (call.Http.Request.Method, call.Http.Request.Path.Value);
        var allowed = AllowedMethods.At(call.Http);
        if (allowed.Count == 0)
        {
            throw call.NotFound("api.path", method, path);
        }

        call.Http.Response.Headers.Allow = string.Join(", ", allowed);
        throw call.Refusal(StatusCodes.Status405MethodNotAllowed, "api.method", method, path, string.Join(", ", allowed));
    }
}
