namespace Proxmox.Generate;

/// <summary>Something is missing or wrong that whoever runs the generator can mend.</summary>
/// <param name="message">What is wrong and what to do, in sentences.</param>
public sealed class GenerateException(string message) : Exception(message);
