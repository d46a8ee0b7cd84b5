using System.Text;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Metrics;

/// <summary>Collectors of OpenTelemetry (PVE::Status::OpenTelemetry). PVE takes their maps as JSON in base64.</summary>
public static class OpenTelemetry
{
    private const int MaxLength = 1024;

    private static readonly Field<string> Protocol =
        Text("protocol", "Protocol that the metrics are sent with. Unset means `https`.")
            .OnWire("otel-protocol").OneOf(("http", "HTTP, unencrypted."), ("https", "HTTP, encrypted.")).TypeNamed("OpenTelemetryProtocol")
                .ImpliedDefault("https");

    private static readonly Field<string> Path =
        Text("path", "Path of the collector's endpoint. Unset means `/v1/metrics`.")
            .OnWire("otel-path").Matching("/.*", "a path that begins with /").ImpliedDefault("/v1/metrics");

    private static readonly Field<IReadOnlyDictionary<string, string>> Headers =
        TextMap("headers", "Headers that every request carries, by name, such as `Authorization`.").OnWire("otel-headers").Secret()
            .NotAParameter();

    private static readonly Field<IReadOnlyDictionary<string, string>> ResourceAttributes =
        TextMap("resource_attributes", "Attributes that all metrics carry beside PVE's own, by name, such as `environment`.")
            .OnWire("otel-resource-attributes").NotAParameter();

    private static readonly Field<string> Compression =
        Text("compression", "How requests are compressed. Unset means `gzip`.")
            .OnWire("otel-compression").OneOf(("none", "Not at all."), ("gzip", "With gzip.")).TypeNamed("OpenTelemetryCompression")
                .ImpliedDefault("gzip");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = MetricsServer.Of(
        "opentelemetry", "An OpenTelemetry collector that PVE sends metrics of nodes, guests and storages to.", "collector",
    [
        Protocol,
        Path,
        Headers,
        ResourceAttributes,
        Compression,
        MetricsServer.VerifyCertificate.OnWire("otel-verify-ssl"),
        MetricsServer.MaxBodySize.OnWire("otel-max-body-size") with
        {
            Doc = "Size of the largest request, in bytes: more is sent in several. Unset means 10000000.",
            Rules = [Rule.Between(1024, long.MaxValue)],
            ImpliedDefault = 10_000_000,
        },
        MetricsServer.Timeout.OnWire("otel-timeout") with
        {
            Doc = "How long a request may take, in seconds. Unset means 5.",
            Rules = [Rule.Between(1, 10)],
            ImpliedDefault = 5,
        },
    ]) with
    {
        Noun = "OpenTelemetry",
        Since = "9.0",
        Constraints = [new(MapsFit)],
        Hooks = new() { Adjust = MapsAreEncoded, Adapt = Decoded },
    };

    private static void MapsAreEncoded(Operation operation, Form form)
    {
        foreach (var map in (Field<IReadOnlyDictionary<string, string>>[])[Headers, ResourceAttributes])
        {
            if (!operation.IsChanged(map))
            {
                continue;
            }

            if (operation.Planned.Get(map) is { } entries)
            {
                form.Add(map.Wire, Encode(entries), map.IsSecret);
            }
            else
            {
                form.Delete(map.Wire);
            }
        }
    }

    private static PveData Decoded(PveData told) => PveData.Object(told.Members.Select(member =>
        member.Key == Headers.Wire || member.Key == ResourceAttributes.Wire
            ? KeyValuePair.Create(member.Key, Decode(member.Value.AsText() ?? "")) : member));

    private static IEnumerable<Violation> MapsFit(Attributes config) =>
        from map in (Field<IReadOnlyDictionary<string, string>>[])[Headers, ResourceAttributes]
        where config.Get(map) is { } entries && Encode(entries).Length > MaxLength
        select new Violation(map,
            $"{map.Name} is too long: as JSON in base64, as PVE keeps it, it has more than {MaxLength} characters. Leave some of it out.");

    private static string Encode(IReadOnlyDictionary<string, string> entries) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(
            PveData.Object(entries.Select(entry => KeyValuePair.Create(entry.Key, PveData.Of(entry.Value)))).ToString()));

    // PVE itself takes what is no JSON for nothing.
    private static PveData Decode(string text)
    {
        try
        {
            return PveData.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (FormatException)
        {
            return PveData.Null;
        }
    }
}
