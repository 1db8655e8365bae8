using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Admin.Mail;

/// <summary>A mail that could not be read, as it came: as a file, never shown in the browser.</summary>
internal sealed class UnreadDownload : IModule
{
    public void Endpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/admin/mail/unread/{id:long}/raw", Get).Needs(Right.SettingsEdit);

    private static async Task<IResult> Get(long id, TownContext town, IUnreadMail unread, CancellationToken cancel) =>
        await unread.Raw(town.TenantId, id, cancel) is { } raw ? Results.File(raw, "application/octet-stream", $"mail-{id}.eml") : Results.NotFound();
}
