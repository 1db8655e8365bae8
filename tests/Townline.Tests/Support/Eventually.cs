using System.Diagnostics;

namespace Townline.Tests.Support;

/// <summary>For what happens soon but not at once.</summary>
internal static class Eventually
{
    /// <summary>Asks again and again until it is so; fails after two minutes: the machine may be busy.</summary>
    public static async Task True(Func<Task<bool>> isSo, string otherwise = "It did not happen in time.")
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), otherwise);
            await Task.Delay(20);
        }
    }

    /// <inheritdoc cref="True(Func{Task{bool}}, string)"/>
    public static Task True(Func<bool> isSo, string otherwise = "It did not happen in time.") => True(() => Task.FromResult(isSo()), otherwise);
}
