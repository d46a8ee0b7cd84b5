using System.Globalization;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Resources.Tests.Shared;

/// <summary>
/// Objects that PVE keeps in one file, changed side by side: the digest that each change carries is that of the whole file.
/// </summary>
public sealed class ParallelChangeTests
{
    private const int Times = 20;

    private static readonly IReadOnlyList<(Resource Resource, Func<int, Value> Config)> Objects =
    [
        .. Enumerable.Range(0, 16).Select(index => (Catalogs.All.Resource("storage_directory")!, Storage(index))),
        .. Enumerable.Range(0, 5).Select(index => (Catalogs.All.Resource("realm_openid")!, Realm(index))),
    ];

    [Test]
    public async Task Sixteen_storages_and_five_realms_change_at_once_twenty_times()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        var provider = Providers.Of(pve);
        var answers = await Task.WhenAll(Objects.Select(entry => ApplyAsync(provider, entry.Resource, entry.Config(0), null)));
        for (var time = 1; time <= Times; time++)
        {
            answers = await Task.WhenAll(
                Objects.Zip(answers, (entry, before) => ApplyAsync(provider, entry.Resource, entry.Config(time), before)));
        }

        Assert.That(pve.Requests.All.Where(request => request.Status != 200), Is.Empty, "nobody writes with a digest that is stale");
        await Task.WhenAll(Objects.Zip(answers, (entry, before) =>
            provider.ApplyAsync(entry.Resource, new(before.State, Value.Null, Value.Null, before.Managed), CancellationToken.None)));
        Assert.That(pve.Requests.All.Where(request => request.Status != 200 && request.Verb == "DELETE"), Is.Empty);
    }

    [Test]
    public async Task Two_programs_that_change_the_same_file_let_each_other_through()
    {
        await using var pve = await PveSimulator.StartAsync(new());
        Provider[] programs = [Providers.Of(pve), Providers.Of(pve)];
        var answers = await Task.WhenAll(
            Objects.Select((entry, index) => ApplyAsync(programs[index % 2], entry.Resource, entry.Config(0), null)));
        await Task.WhenAll(
            Objects.Select((entry, index) => ApplyAsync(programs[index % 2], entry.Resource, entry.Config(1), answers[index])));
    }

    private static Func<int, Value> Storage(int index) => time => Value.Object(
        ("storage_id", "s" + Text(index)), ("path", "/srv/s" + Text(index)), ("content", Value.Set("iso")),
            ("max_protected_backups", time + 1));

    private static Func<int, Value> Realm(int index) => time => Value.Object(
        ("realm_id", "r" + Text(index)), ("issuer_url", "https://id.example.com"), ("client_id", "pve"), ("comment", "time " + Text(time)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<ApplyAnswer> ApplyAsync(Provider provider, Resource resource, Value config, ApplyAnswer? before)
    {
        var (prior, memory) = (before?.State ?? Value.Null, before?.Managed ?? ManagedAttributes.Empty);
        var plan = await provider.PlanAsync(resource, new(prior, config, memory), CancellationToken.None);
        var answer = await provider.ApplyAsync(resource, new(prior, plan.Planned, config, plan.Managed), CancellationToken.None);
        Assert.That(answer.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Detail),
            Is.Empty, config.ToString());
        return answer;
    }
}
