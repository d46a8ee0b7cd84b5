namespace Proxmox.Client.Tests;

/// <summary>A client on a scripted wire with a clock of its own.</summary>
internal sealed class Bench : IDisposable
{
    public const string Token = "root@pam!test=11111111-2222-3333-4444-555555555555";

    public Bench(PveOptions? options = null, JumpingTime? time = null)
    {
        Time = time ?? new();
        Options = options ?? WithToken();
        Pve = new(Options, Log, Time, new() { Connections = Connect, Random = () => 0.5 });
    }

    public PveOptions Options { get; }

    public JumpingTime Time { get; }

    public LogLines Log { get; } = new();

    /// <summary>The only wire, or that of the first endpoint.</summary>
    public Wire Wire { get; } = new();

    /// <summary>The wire of the second endpoint.</summary>
    public Wire Second { get; } = new();

    public PveClient Pve { get; }

    public static PveOptions WithToken(params string[] endpoints) =>
        new() { Endpoints = endpoints.Length > 0 ? endpoints : ["https://one.example:8006"], ApiToken = Token };

    public static PveOptions WithPassword(string? otp = null) =>
        new() { Endpoints = ["https://one.example:8006"], Username = "root@pam", Password = "opensesame", Otp = otp };

    public void Dispose() => Pve.Dispose();

    private HttpMessageHandler Connect(Uri endpoint) =>
        (endpoint.Host.StartsWith("two", StringComparison.Ordinal) ? Second : Wire).Handler();
}
