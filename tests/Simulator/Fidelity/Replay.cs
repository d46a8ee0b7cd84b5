using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Fidelity;

/// <summary>How one recorded exchange went on the simulator.</summary>
/// <param name="Difference">Null when it matched.</param>
public sealed record Outcome(Recording Recording, string? Difference);

/// <summary>Replays recordings in order against a fresh simulator in the state in which they began.</summary>
public sealed partial class Replay : IAsyncDisposable
{
    /// <summary>How much simulated time passes at once while a worker is waited for.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    /// <summary>What a host says whose workers cannot write a log.</summary>
    private const string NoWorker =
        "starting worker failed: mkdir /var/log/pve/tasks: File exists at /usr/share/perl5/PVE/File.pm line 196.";

    /// <summary>How long a request may take before simulated time passes for it.</summary>
    private static readonly TimeSpan Unhurried = TimeSpan.FromMilliseconds(250);

    /// <summary>After which a worker has begun that is left at work.</summary>
    private static readonly TimeSpan Begun = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a worker that runs on is looked at before simulated time passes.</summary>
    private const int Looks = 20;

    /// <summary>The longest simulated time that a worker is waited for, in steps.</summary>
    private const int MostSteps = 400;

    /// <summary>
    /// The sequence numbers with which a new part begins, the recorded host having been cleaned up behind the recorder's back, and the
    /// state that it begins in.
    /// </summary>
    private static readonly (int First, string Profile)[] Parts =
        [(0, "recording"), (2001, "recording"), (5001, "recording"), (8001, "separate"), (8175, "cluster"), (9001, "acceptance")];

    private readonly PveSimulator _simulator;
    private readonly RecordedClients _clients;
    private readonly LearnedValues _values = new();

    private readonly Waits _waits;

    private Replay(PveSimulator simulator, Waits waits)
    {
        _simulator = simulator;
        _waits = waits;
        _clients = new RecordedClients(simulator);
        _values.Set(RecordedNodes.Fingerprint, simulator.Fingerprint);
    }

    /// <summary>Replays every recording and compares each answer.</summary>
    public static async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<Recording> recordings)
    {
        var outcomes = new List<Outcome>();
        foreach (var part in Unrecorded.With(recordings).GroupBy(recording => Parts.Last(part => recording.Sequence >= part.First)))
        {
            outcomes.AddRange(await RunPartAsync(part.Key.Profile, [.. part]));
        }

        return outcomes;
    }

    private static async Task<IReadOnlyList<Outcome>> RunPartAsync(string profile, IReadOnlyList<Recording> recordings)
    {
        var options = new SimulatorOptions
        {
            Profile = profile,
            Version = PveVersion.V92,
            Start = Begin(recordings),
            AddressForEachNode = recordings.Any(recording => recording.Node is not null),
        };
        var simulator = await PveSimulator.StartAsync(options);
        // The time that changes took is in the recorded moments already.
        simulator.Datacenter.Pace.ConfigFile = TimeSpan.Zero;
        StorageConfig.Of(simulator.Datacenter).Host.Web = verify => new RecordedWeb(verify);
        await using var replay = new Replay(simulator, new Waits(recordings));
        replay._clients.CredentialsOf(recordings[0]).Adopt(recordings);
        var outcomes = new List<Outcome>();
        foreach (var recording in recordings.Select(RecordedWeb.Translate))
        {
            await Interventions.BeforeAsync(recording, simulator);
            outcomes.Add(new Outcome(recording, await replay.StepAsync(recording)));
        }

        return outcomes;
    }

    public async ValueTask DisposeAsync()
    {
        await _clients.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    /// <summary>The moment of the first recorded ticket or worker; the simulated clock starts there.</summary>
    private static DateTimeOffset? Begin(IReadOnlyList<Recording> recordings) =>
        recordings.Select(At).FirstOrDefault(moment => moment is not null);

    /// <summary>The moment that a ticket or worker in the answer tells; null when there is none.</summary>
    private static DateTimeOffset? At(Recording recording) =>
        Moment().Match(recording.Body.ToString(Formatting.None)) is { Success: true } match
        ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(
            match.Groups[1].Value + match.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : null;

    private async Task<string?> StepAsync(Recording recording)
    {
        if (At(recording) is { } moment && moment > _simulator.Clock.GetUtcNow())
        {
            _simulator.Clock.Set(moment);
        }

        if (_waits.Before(recording) is { } awaited)
        {
            await WaitAsync(awaited);
        }

        _simulator.Datacenter.Tasks.ForkFailure = recording.LacksWorkers ? _ => NoWorker : null;
        var (target, type, body) = await RequestAsync(recording);
        var headers = await _clients.CredentialsOf(recording).HeadersAsync(recording.Auth, recording.Method != "GET");
        var sending = _clients.HttpOf(recording).SendAsync(recording.Method, target, headers, type, body);
        while (await Task.WhenAny(sending, Task.Delay(Unhurried)) != sending)
        {
            _simulator.Clock.Advance(Step);
        }

        var answer = await sending;
        var actual = Read(answer);
        if (answer.Status == 200)
        {
            _values.Learn(recording.Body, actual);
            _clients.CredentialsOf(recording).Learn((actual as JObject)?["data"]);
        }
        if (_waits.After(recording) is { } ended)
        {
            await WaitAsync(ended);
        }
        else if (Waits.IsLeftAtWork(recording))
        {
            await Task.Delay(Begun);
        }
        else if (Waits.Started(recording) is { } started)
        {
            await BeginAsync(started);
        }

        return Comparison.Difference(recording, answer, actual);
    }

    /// <summary>Waits for the first line of a worker's log, before simulated time goes on without it.</summary>
    private async Task BeginAsync(string recordedUpid)
    {
        var task = _simulator.FindTask(_values.Substitute(recordedUpid));
        for (var look = 0; look < MostSteps && task is { Running: true, Log.Count: 0 }; look++)
        {
            await Task.Delay(1);
        }
    }

    /// <summary>Lets simulated time pass until a worker has ended.</summary>
    /// <param name="recordedUpid">The UPID that it had when it was recorded.</param>
    private async Task WaitAsync(string recordedUpid)
    {
        if (_simulator.FindTask(_values.Substitute(recordedUpid)) is not { } task)
        {
            return;
        }

        for (var step = 0; step < MostSteps; step++)
        {
            for (var look = 0; look < Looks; look++)
            {
                if (task.Ended.IsCompleted)
                {
                    return;
                }

                await Task.Delay(1);
            }
            _simulator.Clock.Advance(Step);
        }
    }

    private async Task<(string Target, string? Type, byte[]? Body)> RequestAsync(Recording recording)
    {
        var target = $"/api2/{recording.Format}{_values.Substitute(recording.Path)}";
        if (recording.Parameters.Type == JTokenType.Null)
        {
            return (target, null, null);
        }

        if (recording.Encoding == "raw")
        {
            return (target, recording.BodyType, recording.Parameters is JObject fields
                ? RecordedUpload.Body(fields, recording.FileFirst)
                : Encoding.UTF8.GetBytes(_values.Substitute(recording.Parameters.ToString())));
        }

        var parameters = (JObject)recording.Parameters.DeepClone();
        foreach (var property in parameters.Properties().Where(property => property.Value.Type == JTokenType.String))
        {
            property.Value = await SecretAsync(recording, _values.Substitute(property.Value.Value<string>()!));
        }

        if (recording.Encoding == "json")
        {
            return (target, "application/json", Encoding.UTF8.GetBytes(parameters.ToString(Formatting.None)));
        }

        var pairs = Form(parameters);
        if (recording.Encoding == "query" || recording.Method is "GET" or "DELETE")
        {
            var joint = target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            return (pairs.Length == 0 ? target : $"{target}{joint}{pairs}", null, null);
        }
        return (target, "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(pairs));
    }

    private static string Form(JObject parameters) => string.Join('&', parameters.Properties().SelectMany(property =>
        (property.Value is JArray array ? (IEnumerable<JToken>)array : [property.Value])
            .Select(value => $"{Uri.EscapeDataString(property.Name)}={Uri.EscapeDataString(Text(value))}")));

    private static string Text(JToken value) => value.Type == JTokenType.String ? value.Value<string>()! : value.ToString(Formatting.None);

    private static JToken Read(RawAnswer answer)
    {
        if (answer.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            return answer.Body;
        }

        using var reader = new JsonTextReader(new StringReader(answer.Body)) { DateParseHandling = DateParseHandling.None };
        return JToken.Load(reader);
    }

    /// <summary>A ticket that was blotted out of the recording is replaced by one of the same user, a password by another.</summary>
    private async Task<string> SecretAsync(Recording recording, string text) =>
        text == Credentials.Blotted ? recording.Node is null ? "not recorded" : _simulator.Password
        : Redacted().Match(text) is { Success: true } match
            ? await _clients.CredentialsOf(recording).TicketAsync(match.Groups[1].Value) : text;

    [GeneratedRegex(@"PVE:[^:""]+:([0-9A-F]{8})::|UPID:[^:]+:[0-9A-F]{8}:[0-9A-F]{8}:([0-9A-F]{8}):")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\APVE:([^:\s]+):[0-9A-F]{8}::<SIG>\z")]
    private static partial Regex Redacted();
}
