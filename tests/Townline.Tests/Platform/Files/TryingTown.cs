using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Townline.Platform.Files;
using Townline.Platform.Files.Serving;
using Townline.Platform.Files.Uploads;
using Townline.Platform.Tenancy;
using Townline.Platform.Web;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Files;

/// <summary>
/// The real program with one more endpoint, POST /try, that takes files as a page would and answers with a line for each, and a gate
/// that lets see what its test says.
/// </summary>
internal sealed class TryingTown : IAsyncDisposable
{
    public required TestTown Town { get; init; }

    public required TryingGate Gate { get; init; }

    public static async Task<TryingTown> Start(Engine engine, Action<IServiceCollection>? change = null)
    {
        var gate = new TryingGate();
        var town = await TestTown.Start(await Towns.Storage(engine), change: services =>
        {
            services.AddSingleton<IFileGate>(gate);
            services.AddSingleton<IPipelineStage, TryingStage>();
            change?.Invoke(services);
        });
        return new TryingTown { Town = town, Gate = gate };
    }

    /// <summary>Sends a form with files; the lines of the answer.</summary>
    public async Task<string[]> Send(params (string Name, byte[] Content)[] files)
    {
        using var visitor = Town.Visitor();
        using var form = new MultipartFormDataContent { { new StringContent("what I typed: ñ 灯"), "typed" } };
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "photo", name);
        }

        var answer = await visitor.Http.PostAsync("/try", form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        await Town.DisposeAsync();
        await Town.Storage.DisposeAsync();
    }

    internal sealed class TryingGate : IFileGate
    {
        public string Owner => "try";

        public FileView Shows { get; set; } = FileView.Nothing;

        public ValueTask<FileView> View(StoredFile file, HttpContext http, CancellationToken cancel) => ValueTask.FromResult(Shows);
    }

    private sealed class TryingStage : IPipelineStage
    {
        private static readonly Endpoint Try = new(Answer, new EndpointMetadataCollection(new TakesUploadsAttribute()), "try");

        public int Order => 35;

        public void Use(IApplicationBuilder app) => app.Use((http, next) =>
        {
            if (http.Request.Path == "/try")
            {
                http.SetEndpoint(Try);
            }

            return next(http);
        });

        private static async Task Answer(HttpContext http)
        {
            var services = http.RequestServices;
            var town = services.GetRequiredService<TownContext>();
            var drafts = services.GetRequiredService<Drafts>();
            var form = await http.Request.ReadFormAsync();
            var outcomes = await services.GetRequiredService<FileIntake>().Take(town.Tenant, form.Files, services.GetRequiredService<TimeProvider>().GetUtcNow(), default);
            await drafts.Save([.. outcomes.Select(outcome => outcome.File).OfType<StoredFile>()]);
            await http.Response.WriteAsync($"typed {form["typed"]}\n");
            foreach (var outcome in outcomes)
            {
                await http.Response.WriteAsync(outcome.File is { } file ? $"{drafts.Ticket(file)} {file.PrivateLink(town.Tenant)}\n" : $"{outcome.Refusal} {outcome.Name}\n");
            }
        }
    }
}
