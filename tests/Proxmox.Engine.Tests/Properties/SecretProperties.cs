using FsCheck;
using FsCheck.Fluent;
using Proxmox.Client;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Properties;

internal sealed class SecretProperties
{
    [Test]
    public void A_secret_shows_in_no_log_diagnostic_plan_or_form() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150),
        Prop.ForAll(Configs.Pair, pair => RunAsync(pair.First, pair.Second).GetAwaiter().GetResult()));

    private static async Task RunAsync(Value first, Value second)
    {
        var bench = new Bench();
        var shown = new List<string>();
        // Edges read values without knowing which of them are secret.
        var (one, two) = (Bare(first), Bare(second));

        var created = await LifeAsync(bench, one, new(Value.Null, ManagedAttributes.Empty), shown);
        bench.Pve.Section("/widgets/w1")!["pin"] = ["changed-" + Configs.Canary];
        bench.Pve.Section("/widgets/w1")!["login"] = ["changed,key=changed-" + Configs.Canary];
        var stale = await LifeAsync(bench, two, created, shown);
        bench.Pve.After = call => throw FakePve.Fault(FaultKind.Timeout, "no answer", call, lost: true);
        await LifeAsync(bench, one.With("title", "Z"), stale, shown);
        bench.Pve.After = _ => { };
        var read = await bench.ReadAsync(stale);
        shown.Add(read.State.ToString());
        shown.AddRange(Bench.Texts(read.Diagnostics));
        shown.AddRange(Bench.Texts(bench.Provider.Validate(
            Widget.Declaration, one.With("password", "x" + new string('y', 80) + Configs.Canary).With("title", Value.Unknown))));

        shown.AddRange(bench.Pve.Calls.Select(call => call.Form.Redacted()));
        shown.Add(bench.Log.ToString());
        Assert.That(shown.Where(text => text.Contains(Configs.Canary, StringComparison.Ordinal)), Is.Empty);
        var isSecretSent = !one["password"].IsNull || !one["pin"].IsNull;
        Assert.That(bench.Pve.Calls.Any(call => call.Form.Encode().Contains(Configs.Canary, StringComparison.Ordinal))
            || !isSecretSent, Is.True, "the secret never reached PVE");
    }

    private static async Task<Applied> LifeAsync(Bench bench, Value config, Applied before, List<string> shown)
    {
        shown.AddRange(Bench.Texts(bench.Provider.Validate(Widget.Declaration, config)));
        var plan = await bench.PlanAsync(config, before.State, before.Managed);
        shown.Add(plan.Planned.ToString());
        shown.Add(System.Text.Encoding.UTF8.GetString(plan.Managed.ToBytes()));
        var request = new ApplyRequest(Bare(before.State), Bare(plan.Planned), config, plan.Managed);
        var answer = await bench.Provider.ApplyAsync(Widget.Declaration, request, CancellationToken.None);
        shown.Add(answer.State.ToString());
        shown.AddRange(Bench.Texts(answer.Diagnostics));
        return answer.State.IsNull ? before : new(Bare(answer.State), answer.Managed);
    }

    private static Value Bare(Value value) => value.Kind switch
    {
        ValueKind.Text => Value.Of(value.AsText()),
        ValueKind.Object => Value.Object(value.Members.Select(member => KeyValuePair.Create(member.Key, Bare(member.Value)))),
        ValueKind.List => Value.List(value.Items.Select(Bare)),
        ValueKind.Set => Value.Set(value.Items.Select(Bare)),
        ValueKind.Null => Value.Null,
        _ => value,
    };
}
