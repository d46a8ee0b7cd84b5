using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Terraform.Logging;

namespace Proxmox.Terraform.Tests.Logging;

public sealed class HostLogTests
{
    private readonly MemoryStream _output = new();

    [TearDown]
    public void Empty() => _output.SetLength(0);

    [Test]
    public void A_line_has_the_keys_and_the_layout_of_time_that_hosts_read()
    {
        Log(PveLogLevel.Trace).Write(
            PveLogLevel.Warn, "hello", new("path", "/pools"), new("status", 200), new("took", 1.5), new("again", true), new("none", null));

        var line = Lines().Single();
        Assert.That(Regex.IsMatch(line.GetProperty("@timestamp").GetString()!, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$"), Is.True);
        Assert.That(line.GetProperty("@level").GetString(), Is.EqualTo("warn"));
        Assert.That(line.GetProperty("@message").GetString(), Is.EqualTo("hello"));
        Assert.That(line.GetProperty("@module").GetString(), Is.EqualTo("provider.proxmox"));
        Assert.That((line.GetProperty("path").GetString(), line.GetProperty("status").GetInt32(), line.GetProperty("took").GetDouble(),
            line.GetProperty("again").GetBoolean()),
            Is.EqualTo(("/pools", 200, 1.5, true)));
        Assert.That(line.GetProperty("none").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void A_level_that_is_off_costs_no_formatting()
    {
        var log = Log(PveLogLevel.Info);

        log.Write(PveLogLevel.Debug, "quiet", new PveLogField("value", new Explosive()));

        Assert.That(log.IsOn(PveLogLevel.Debug), Is.False);
        Assert.That(_output.Length, Is.Zero);
    }

    [Test]
    public void Without_a_threshold_nothing_is_on()
    {
        var log = new HostLog(_output, threshold: null, TimeProvider.System);

        Assert.That(Enum.GetValues<PveLogLevel>().Select(log.IsOn), Is.All.False);
    }

    [TestCase('a')]
    [TestCase('\u0001')]
    [TestCase('é')]
    [TestCase('☃')]
    public void A_line_never_exceeds_what_the_host_reads_as_one(char character)
    {
        var text = new string(character, 100_000);

        Log(PveLogLevel.Trace).Write(PveLogLevel.Info, text, new("a", text), new("b", text), new("c", 1));

        Assert.That(_output.Length, Is.LessThan(64 * 1024));
        Assert.That(Lines().Single().GetProperty("c").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public void A_field_cannot_take_the_place_of_the_hosts_keys()
    {
        Log(PveLogLevel.Trace).Write(PveLogLevel.Info, "hello", new PveLogField("@level", 7));

        Assert.That(Lines().Single().GetProperty("@level").GetString(), Is.EqualTo("info"));
    }

    [Test]
    public void Lines_of_many_threads_do_not_mix()
    {
        var log = Log(PveLogLevel.Trace);

        Parallel.For(0, 200, number => log.Write(PveLogLevel.Info, new string('x', 200), new PveLogField("number", number)));

        Assert.That(Lines().Select(line => line.GetProperty("number").GetInt32()).Order(), Is.EqualTo(Enumerable.Range(0, 200)));
    }

    [TestCase(null, null, null)]
    [TestCase("debug", null, PveLogLevel.Debug)]
    [TestCase("JSON", null, PveLogLevel.Trace)]
    [TestCase("nonsense", null, PveLogLevel.Trace)]
    [TestCase("trace", "WARN", PveLogLevel.Warn)]
    [TestCase("trace", "OFF", null)]
    [TestCase(null, "error", PveLogLevel.Error)]
    public void The_threshold_is_what_Terraforms_variables_say(string? all, string? providers, PveLogLevel? expected)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TF_LOG"] = all, ["TF_LOG_PROVIDER"] = providers };

        Assert.That(LogThreshold.Read(variables.GetValueOrDefault), Is.EqualTo(expected));
    }

    private HostLog Log(PveLogLevel threshold) => new(_output, threshold, TimeProvider.System);

    private List<JsonElement> Lines() =>
        [.. Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    private sealed class Explosive : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) =>
            throw new InvalidOperationException("Formatted for nothing.");

        public override string ToString() => ToString(null, CultureInfo.InvariantCulture);
    }
}
