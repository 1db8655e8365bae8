using Townline.Demo;

namespace Townline.Tests.Demo;

/// <summary>The demo town on one fixed day, made once for all tests.</summary>
internal static class Riverton
{
    private static readonly Lazy<DemoTown> Made = new(() => DemoTown.Of(Day));

    public static DateTimeOffset Day { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public static DemoTown Town => Made.Value;
}
