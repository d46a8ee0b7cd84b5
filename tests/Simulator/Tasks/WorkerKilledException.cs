namespace Proxmox.Simulator.Tasks;

/// <summary>A worker was killed without a chance to say anything; its task ends as <c>unexpected status</c>.</summary>
public sealed class WorkerKilledException : Exception;
