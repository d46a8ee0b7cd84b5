using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Proxmox.Client;
using Proxmox.Pulumi.Tests.Fakes;
using Proxmox.Pulumi.Values;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class SecretTests
{
    private const string Canary = "canary-4711";
    private const string Inputs = """
        {
          "name": "first", "comment": SECRET, "steps": ["plain", SECRET], "labels": ["plain", SECRET], "limits": { "cpu": { SIGN, "value": 3 } },
          "nets": { "net0": { "model": SECRET, "key": "canary-4711" } }, "password": "canary-4711", "sourceFile": SECRET
        }
        """;

    private static string Marked => Inputs
        .Replace("SECRET", "{ SIGN, \"value\": \"canary-4711\" }", StringComparison.Ordinal)
        .Replace("SIGN", "\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\"", StringComparison.Ordinal);

    [Test]
    public async Task A_secret_stands_nowhere_in_clear_in_what_is_answered()
    {
        await using var host = await Attached.StartAsync();
        var news = await host.CheckAsync(Attached.Bag(Marked));
        var preview = await host.Client.CreateAsync(
            new() { Urn = Attached.Urn, Type = Attached.GadgetType, Properties = news, Preview = true });
        var state = await host.CreateAsync(Marked);
        var updated = await host.UpdateAsync(state, Marked.Replace("\"plain\"", "\"other\"", StringComparison.Ordinal));
        host.Pve.Change("/gadgets/first", "steps", Canary + "2,plain");
        var read = await host.RefreshAsync(updated);
        var diff = await host.DiffAsync(updated, Marked);

        Assert.That(host.Pve.Find("/gadgets/first")!["password"], Is.EqualTo(Canary));
        foreach (var bag in new[] { news, preview.Properties, state.Outputs, updated.Outputs, read.Properties, read.Inputs })
        {
            Assert.That(Clear(PropertyCodec.Read(bag)), Does.Not.Contain(Canary));
        }

        Assert.That(state.Outputs.Fields["limits"].StructValue.Fields["cpu"].StructValue.Fields["value"].NumberValue, Is.EqualTo(3));
        Assert.That(diff.ToByteString().ToStringUtf8(), Does.Not.Contain(Canary));
    }

    [Test]
    public async Task A_secret_stands_nowhere_in_what_is_said()
    {
        var log = new StringBuilder();
        await using var host = await Attached.StartAsync(change: options => options with { Log = new Lines(log) });
        var state = await host.CreateAsync(Marked);
        host.Pve.OnWait = (task, progress, _) =>
        {
            progress!.Report(new(task, $"setting {Canary}", 1, TimeSpan.Zero));
            throw new PveFault(FaultKind.TaskFailed, $"'{Canary}' is not allowed") { Task = task };
        };
        var failures = new List<RpcException>
        {
            await Attached.FailureAsync(() => host.CreateAsync(Marked.Replace("\"first\"", "\"second\"", StringComparison.Ordinal))),
        };
        host.Pve.OnWait = null;
        host.Pve.OnRequest = (_, _) =>
            throw new PveFault(FaultKind.Invalid, $"'{Canary}' is wrong")
            {
                Parameters = new Dictionary<string, string>(
                StringComparer.Ordinal)
                { ["comment"] = $"no {Canary}" }
            };
        failures.Add(await Attached.FailureAsync(
            () => host.UpdateAsync(state, Marked.Replace("\"plain\"", "\"other\"", StringComparison.Ordinal))));
        failures.Add(await Attached.FailureAsync(() => host.RefreshAsync(state)));
        failures.Add(await Attached.FailureAsync(async () => await host.Client.DeleteAsync(
            new() { Id = "first", Urn = Attached.Urn, Type = Attached.GadgetType, Properties = state.Outputs, OldInputs = state.Inputs })));
        var check = await host.Client.CheckAsync(
            new()
            {
                Urn = Attached.Urn,
                Type = Attached.GadgetType,
                Olds = new(),
                News = Attached.Bag(Marked.Replace("\"name\": \"first\"", "\"name\": \"first\", \"mode\": { "
            + "\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\", \"value\": \"canary-4711\" }",
            StringComparison.Ordinal))
            });

        Assert.That(failures.Select(failure => failure.Status.Detail), Is.All.Not.Contain(Canary).And.All.Contain("[secret]"));
        Assert.That(check.Failures.Single().Property, Is.Empty, "the engine would print its value");
        Assert.That(check.Failures.Single().Reason, Does.StartWith("mode must be").And.Not.Contain(Canary));
        Assert.That(host.Engine.Messages.Select(message => message.Message), Is.All.Not.Contain(Canary));
        Assert.That(log.ToString(), Does.Not.Contain(Canary));
    }

    [Test]
    public void Of_a_secret_that_holds_another_nothing_is_shown() =>
        Assert.That(SecretTexts.Of(Bag(("a", "pass"), ("b", "password"))).Hide("the password pass"), Is.EqualTo("the [secret] [secret]"));

    [Test]
    public void A_short_secret_is_masked_only_where_it_is_quoted() =>
        Assert.That(SecretTexts.Of(Bag(("a", "in"))).Hide("\"in\" is inside"), Is.EqualTo("\"[secret]\" is inside"));

    private static PropertyMap Bag(params (string Name, string Text)[] members) =>
        new(members.Select(member => KeyValuePair.Create<string, PropertyValue>(
            member.Name, PropertyValue.Secret.Of(new PropertyValue.Text(member.Text)))));

    // Everything that stands outside of secrets.
    private static string Clear(PropertyMap properties) =>
        string.Join(' ', properties.Select(member => member.Key + " " + Clear(member.Value)));

    private static string Clear(PropertyValue value) => value.IsSecret ? "" : value.Bare switch
    {
        PropertyValue.Text text => text.Content,
        PropertyValue.List list => string.Join(' ', list.Items.Select(Clear)),
        PropertyValue.Object nested => Clear(nested.Members),
        _ => "",
    };

    private sealed class Lines(StringBuilder text) : PveLog
    {
        public override bool IsOn(PveLogLevel level) => true;

        public override void Write(PveLogLevel level, string message, params ReadOnlySpan<PveLogField> fields)
        {
            lock (text)
            {
                text.AppendLine(message);
                foreach (var field in fields)
                {
                    text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{field.Name}={field.Value}");
                }
            }
        }
    }
}
