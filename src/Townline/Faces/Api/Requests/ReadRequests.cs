using Microsoft.AspNetCore.Http.Extensions;
using Townline.Faces.Api.Calls;
using Townline.Requests.Contracts;

namespace Townline.Faces.Api.Requests;

/// <summary>GET requests and GET requests/REFERENCE.</summary>
internal static class ReadRequests
{
    public static Parameter Reference { get; } = Parameter.Path("reference", "The number by which people name it.") with { Example = "1000015" };

    public static async Task<IResult> List(ApiCall call)
    {
        var filter = await RequestParameters.Read(call);
        call.RefuseIfWrong();
        var found = await call.Get<IRequestQueries>().List(call.Tenant.Id, filter, call.Cancel);
        return Answer.Of(new Page<RequestDocument>
        {
            Items = await RequestDocuments.Of(call, found),
            Next = found.Count < filter.Take ? null : NextPage(call, filter),
        });
    }

    public static async Task<IResult> One(ApiCall call) => Answer.Of(await ByReference(call, call.Segment(Reference)));

    private static async Task<RequestDocument> ByReference(ApiCall call, string reference)
    {
        var found = Townline.Requests.Contracts.Reference.Parse(reference) is { } number
            ? await call.Get<IRequestQueries>().ByNumber(call.Tenant.Id, number, call.Cancel)
            : null;
        return found is null ? throw call.NotFound("api.request", reference) : await RequestDocuments.Of(call, found);
    }

    private static string NextPage(ApiCall call, RequestFilter filter)
    {
        var rest = call.Http.Request.Query.Where(value => value.Key is not ("page" or "api_key"));
        var query = new QueryBuilder(rest) { { RequestParameters.Page.Name, $"{filter.Skip / filter.Take + 2}" } };
        return $"{call.Http.Request.Path}{query.ToQueryString()}";
    }
}
