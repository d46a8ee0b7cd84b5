namespace Proxmox.LocalEngine.Deployments;

/// <summary>A deployment that cannot go on. What is wrong has been said in the log.</summary>
public sealed class DeploymentException(string message, Exception? inner = null) : Exception(message, inner);
