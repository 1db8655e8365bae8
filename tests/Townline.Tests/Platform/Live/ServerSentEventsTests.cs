using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Outbox;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Live;

public class ServerSentEventsTests(Towns towns) : IClassFixture<Towns>
{
    private const int Announced = 5;

    [BothEngines]
    public async Task A_line_that_drops_in_the_middle_of_a_transaction_loses_none_of_it(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Eventually.True(() => town.Get<LiveFeed>().Cursor >= 0);
        using var clerk = await town.SignIn(Role.Agent);
        var seen = new HashSet<string>();

        using (var first = await Line.Open(clerk, "/desk/live"))
        {
            await town.Write(async unit =>
            {
                for (var subject = 1; subject <= Announced; subject++)
                {
                    await unit.Publish(new OutboxRowDied(subject, "test"));
                }
            });
            seen.Add(await first.Next());
            seen.Add(await first.Next());

            using var second = await Line.Open(clerk, $"/desk/live?after={first.LastId}");
            while (seen.Count < Announced)
            {
                seen.Add(await second.Next());
            }

            using var third = await Line.Open(clerk, $"/desk/live?after={second.LastId}");
            await town.Write(unit => unit.Publish(new OutboxRowDied(99, "test")));
            Assert.Contains("\"99\"", await third.Next(), StringComparison.Ordinal);
        }
    }

    /// <summary>A page's line, read event by event.</summary>
    private sealed class Line(StreamReader reader) : IDisposable
    {
        /// <summary>What the browser would ask with after a drop.</summary>
        public string LastId { get; private set; } = "";

        public static async Task<Line> Open(Visitor visitor, string address)
        {
            var answer = await visitor.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            return new Line(new StreamReader(await answer.Content.ReadAsStreamAsync()));
        }

        /// <summary>The data of the next event after "hello".</summary>
        public async Task<string> Next()
        {
            var kind = "";
            while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)) is { } line)
            {
                LastId = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : LastId;
                kind = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : kind;
                if (kind == "outbox.died" && line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return line[6..];
                }
            }

            throw new EndOfStreamException("The line ended.");
        }

        public void Dispose() => reader.Dispose();
    }
}
