namespace Proxmox.LocalEngine.State;

/// <summary>Limits for operations, in seconds; 0 leaves them to the provider.</summary>
public sealed record CustomTimeouts(double Create = 0, double Update = 0, double Delete = 0, double Read = 0);
