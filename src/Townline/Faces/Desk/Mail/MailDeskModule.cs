using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;

namespace Townline.Faces.Desk.Mail;

/// <summary>A mail as its sender made it, for the frame on its page; and its bytes.</summary>
internal sealed class MailDeskModule : IModule
{
    public void Services(IServiceCollection services) => services.AddScoped<MailDesk>();

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/desk/mail/{id:long}/frame", Frame).Needs(Right.DeskRead);
        endpoints.MapGet("/desk/mail/{id:long}/raw", Raw).Needs(Right.DeskRead);
        endpoints.MapGet("/desk/mail/unread/{id:long}/raw", Unread).Needs(Right.RequestsWork);
        endpoints.MapGet("/desk/mail/spam/{id:long}/frame", SpamFrame).Needs(Right.RequestsWork);
        endpoints.MapGet("/desk/mail/spam/{id:long}/raw", SpamRaw).Needs(Right.RequestsWork);
    }

    private static async Task<IResult> Frame(long id, HttpContext http, TownContext town, MailDesk desk, IMailViews mails, CancellationToken cancel) =>
        await desk.Find(id, cancel) is not null && await mails.Page(town.TenantId, id, cancel) is { } page ? Confined(http, page) : Results.NotFound();

    private static async Task<IResult> Raw(long id, HttpContext http, TownContext town, MailDesk desk, IMailViews mails, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await desk.Find(id, cancel) is not null && await mails.Raw(town.TenantId, id, cancel) is { } raw
            ? Results.File(raw, "message/rfc822", $"mail-{id}.eml")
            : Results.NotFound();
    }

    private static async Task<IResult> Unread(long id, HttpContext http, TownContext town, IUnreadMail unread, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await unread.Raw(town.TenantId, id, cancel) is { } raw ? Results.File(raw, "message/rfc822", $"mail-{id}.eml") : Results.NotFound();
    }

    private static async Task<IResult> SpamFrame(long id, HttpContext http, TownContext town, ISpamMail spam, CancellationToken cancel) =>
        await spam.Page(town.TenantId, id, cancel) is { } page ? Confined(http, page) : Results.NotFound();

    private static async Task<IResult> SpamRaw(long id, HttpContext http, TownContext town, ISpamMail spam, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await spam.Raw(town.TenantId, id, cancel) is { } raw ? Results.File(raw, "message/rfc822", $"mail-{id}.eml") : Results.NotFound();
    }

    /// <summary>For a frame in which it can do nothing.</summary>
    private static IResult Confined(HttpContext http, string page)
    {
        SecurityHeadersMiddleware.Confine(http.Response);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(page, "text/html; charset=utf-8");
    }
}
