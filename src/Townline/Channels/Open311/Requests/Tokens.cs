using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Requests;

/// <summary>GET tokens/TOKEN: the reference that a ticket stands for.</summary>
internal static class Tokens
{
    public static async Task Show(Call call)
    {
        var token = call.Path("token");
        var request = await call.Get<IRequestQueries>().ByToken(call.Tenant.Id, token, call.Cancel)
            ?? throw Open311Exception.NotFound(call.Words["open311.token", token]);
        await call.Answer(writer =>
        {
            writer.StartList("service_requests");
            writer.StartItem("request");
            writer.Text("service_request_id", $"{request.Number}");
            writer.Text("token", token);
            writer.EndItem();
            writer.EndList();
        });
    }
}
