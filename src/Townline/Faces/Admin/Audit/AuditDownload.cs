using System.Text;
using Townline.Identity.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Audit;

/// <summary>What the audit page shows as a CSV file, line by line as it is found, at most <see cref="MostLines"/>.</summary>
internal sealed class AuditDownload : IModule
{
    internal const int MostLines = 50_000;
    private const int AtOnce = 2_000;

    public void Services(IServiceCollection services) => services.AddSingleton<AuditWalk>();

    public void Endpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/admin/audit.csv", Get).Needs(Right.AuditRead).ExcludeFromDescription();

    private static async Task Get(HttpContext context, [AsParameters] AuditFilter filter, TownContext town, AuditWalk walk, IStaffDirectory directory, IWords words, CancellationToken cancel)
    {
        var staff = (await directory.All(town.TenantId, cancel)).ToDictionary(member => member.Id);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{town.Tenant.Slug}-audit.csv\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync("line,at,who,kind,subject,source,address,why,data\r\n");
        var (before, lines) = ((long?)null, 0);
        do
        {
            var page = await walk.Page(town.Db, town.Tenant, filter, before, Math.Min(AtOnce, MostLines - lines), AuditWalk.Stretches, cancel);
            foreach (var row in page.Rows)
            {
                string?[] cells = [$"{row.Seq}", $"{row.At:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}", AuditWords.Who(row, staff, words), row.Kind, $"{row.SubjectId}", row.Source, row.Address, row.Why, row.Data];
                await writer.WriteAsync($"{string.Join(',', cells.Select(cell => CsvCell.Of(cell ?? "")))}\r\n");
            }

            await writer.FlushAsync(cancel);
            (before, lines) = (page.Older, lines + page.Rows.Count);
        }
        while (before is not null && lines < MostLines);
    }
}
