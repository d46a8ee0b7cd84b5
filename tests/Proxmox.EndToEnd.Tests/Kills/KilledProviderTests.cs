using System.Globalization;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.EndToEnd.Tests.Kills;

/// <summary>
/// The provider's process is killed at moments that nobody has chosen, while a real client makes, changes and removes guests, files and
/// volumes. The next apply brings about what the configuration declares: each object once, and nothing besides. <c>make kills</c> does it
/// more often, and from other seeds.
/// </summary>
public sealed class KilledProviderTests
{
    private static readonly TimeSpan MostLater = TimeSpan.FromMilliseconds(400);

    private static int Kills => Number("PROXMOX_TEST_KILLS") ?? 2;

    private static int Seed => Number("PROXMOX_TEST_SEED") ?? 1;

    [Test]
    public async Task What_a_killed_provider_has_begun_is_there_once_after_the_next_apply()
    {
        var random = new Random(Seed);
        var writes = KilledStory.Acts.ToDictionary(act => act, act => act.Writes);
        for (var kills = 0; kills < Kills;)
        {
            await using var pve = await StartAsync();
            using var folder = new ProviderFolder();
            var client = new KillingClient(folder, pve);
            var before = Holdings.Of(pve);
            foreach (var act in KilledStory.Acts.TakeWhile(_ => kills < Kills))
            {
                folder.Write("main.tf", HclText.Provider("proxmox", Configurations.Of(pve)) + act.Configuration);
                pve.Requests.Clear();
                // What takes up what was begun may be killed as well.
                for (var again = true; again && kills < Kills; again = random.Next(3) == 0)
                {
                    var (after, later) = (random.Next(writes[act]), MostLater * random.NextDouble());
                    if (!await client.ApplyAndKillAsync(after, later))
                    {
                        break;
                    }

                    kills++;
                    await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                        $"Seed {Seed}, kill {kills}: {act.Name}, {later.TotalMilliseconds:0} ms after write {after} of {writes[act]}"));
                }

                await client.SettleAsync();
                writes[act] = client.Writes;
                await pve.Datacenter.Tasks.WhenIdleAsync();
                before.CheckGrownBy(client.State(), act, pve);
            }
        }
    }

    // Slow enough for a kill to meet what is under way.
    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await Datacenters.StartAsync();
        var pace = pve.Datacenter.Pace;
        pace.Start = pace.Shutdown = TimeSpan.FromMilliseconds(200);
        pace.Allocate = pace.CopyGibibyte = TimeSpan.FromMilliseconds(100);
        return pve;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
