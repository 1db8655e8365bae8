using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Townline.Platform.Web;

/// <summary>
/// Logs as one JSON object a line (TOWNLINE_LOG=text for people), and traces and metrics over OTLP when OTEL_EXPORTER_OTLP_ENDPOINT
/// is set.
/// </summary>
internal static class Telemetry
{
    /// <summary>Spans of our own: intake, outbox, import.</summary>
    public static ActivitySource Source { get; } = new("Townline");

    /// <summary>Counts and durations of our own.</summary>
    public static Meter Meter { get; } = new("Townline");

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("TOWNLINE_LOG") == "text")
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }
        else
        {
            builder.Logging.AddJsonConsole(console => console.TimestampFormat = "O");
        }

        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Townline", LogLevel.Information);
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            Export(builder);
        }
    }

    private static void Export(WebApplicationBuilder builder)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("townline");
        var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Townline", "Microsoft.AspNetCore", "Npgsql").AddOtlpExporter().Build();
        var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("Townline", "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter().Build();
        builder.Services.AddSingleton(_ => traces);
        builder.Services.AddSingleton(_ => metrics);
        builder.Services.AddHostedService<Holder>();
    }

    /// <summary>Makes the container own both providers, so that they flush at the end.</summary>
    private sealed class Holder(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(2000);
            metrics.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}
