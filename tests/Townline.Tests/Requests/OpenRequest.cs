using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Requests;

/// <summary>Requests opened without a channel, for the rules of requests alone.</summary>
internal static class OpenRequest
{
    public static async Task<long> Open(this TestTown town, ServiceInfo service, Func<NewRequest, NewRequest>? with = null)
    {
        var requests = town.Get<IRequests>();
        var request = new NewRequest { Number = await requests.NewNumber(town.Tenant.Id), Service = service, Channel = "web", Description = "A problem" };
        return await town.Write(unit => requests.Open(unit, with?.Invoke(request) ?? request));
    }

    public static Task Do(this TestTown town, Func<IRequests, Townline.Platform.Storage.Unit, Task> work) => town.Write(unit => work(town.Get<IRequests>(), unit));

    public static async Task<string> Broken(this TestTown town, Func<IRequests, Townline.Platform.Storage.Unit, Task> work) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => town.Do(work))).Code;

    public static async Task<RequestView> Of(this TestTown town, long id) => (await town.Get<IRequestQueries>().ById(town.Tenant.Id, id, default))!;
}
