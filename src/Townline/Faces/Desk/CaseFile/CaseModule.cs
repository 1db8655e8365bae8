using System.Text;
using Townline.Faces.Shared.Assets;
using Townline.Identity.Contracts;
using Townline.Platform.Modules;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.CaseFile;

/// <summary>The file of a request on paper and as a ZIP. Both are written while they are read, and each time stands in the audit trail first.</summary>
internal sealed class CaseModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddScoped<CaseReader>();
        services.AddScoped<CaseZip>();
    }

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/desk/requests/{reference:long}/file/print", Print).Needs(Right.CasesExport);
        endpoints.MapGet("/desk/requests/{reference:long}/file/zip", Zip).Needs(Right.CasesExport);
    }

    private static async Task Print(HttpContext http, long reference, string? @for, CaseReader reader, TownContext town, AssetStore assets, IWords words, TownTime time, CancellationToken cancel)
    {
        if (await Begin(http, reference, @for, "print", reader, town, cancel) is not { } head)
        {
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true);
        var page = new CaseHtml(words, time, assets.Url("case.css"), file => head.For == CaseFor.File ? $"{file.Link}?original" : file.Link);
        await page.Write(head, reader.Entries(head, cancel), writer, cancel);
    }

    private static async Task Zip(HttpContext http, long reference, string? @for, CaseReader reader, CaseZip zip, TownContext town, CancellationToken cancel)
    {
        if (await Begin(http, reference, @for, "zip", reader, town, cancel) is not { } head)
        {
            return;
        }

        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"case-{head.Pane.Request.Number}.zip\"";
        await zip.Write(head, http.Response.Body, cancel);
    }

    private static async Task<CaseHead?> Begin(HttpContext http, long reference, string? @for, string way, CaseReader reader, TownContext town, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var whom = Enum.TryParse<CaseFor>(@for, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : CaseFor.Resident;
        if (await reader.Head(reference, whom, cancel) is not { } head)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }

        await town.Write(unit => unit.Publish(new CaseExported(head.Pane.Request.Id, reference, whom, way)), cancel);
        return head;
    }
}
