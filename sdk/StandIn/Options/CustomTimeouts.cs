using System.Globalization;

namespace Pulumi;

/// <summary>How long the provider may take; null leaves it to the provider.</summary>
public sealed class CustomTimeouts
{
    /// <summary>To create the resource.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>To update it.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>To delete it.</summary>
    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() => new() { Create = Create, Update = Update, Delete = Delete };

    internal Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts ToWire() =>
        new() { Create = Duration(Create), Update = Duration(Update), Delete = Duration(Delete) };

    /// <summary>The durations that the engine tells, in Go's form.</summary>
    /// <exception cref="FormatException">One is not in that form.</exception>
    internal static CustomTimeouts Of(Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts timeouts) => new()
    {
        Create = Serialization.GoDuration.Parse(timeouts.Create),
        Update = Serialization.GoDuration.Parse(timeouts.Update),
        Delete = Serialization.GoDuration.Parse(timeouts.Delete),
    };

    private static string Duration(TimeSpan? time) =>
        time is { } span ? string.Create(CultureInfo.InvariantCulture, $"{span.Ticks}00ns") : "";
}
