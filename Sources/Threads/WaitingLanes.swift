import Dispatch
import Synchronization

/// Work that waits for something other than a processor, such as a disk, done beside the work that goes on.
public final class WaitingLanes: Sendable {
  private let queues: [DispatchQueue]
  private let group = DispatchGroup()
  private let room: DispatchSemaphore
  private let next = Atomic<Int>(0)

  /// No more than `waiting` pieces are held at a time.
  public init(count: Int = 4, waiting: Int = 64) {
    queues = (0..<count).map { DispatchQueue(label: "waiting-\($0)") }
    room = DispatchSemaphore(value: waiting)
  }

  /// Takes a piece of work; waits itself while too many are held.
  public func add(_ work: @escaping @Sendable () -> Void) {
    room.wait()
    let lane = next.add(1, ordering: .relaxed).oldValue % queues.count
    queues[lane].async(group: group) { [room] in
      work()
      room.signal()
    }
  }

  /// Returns when everything taken so far has been done.
  public func finish() { group.wait() }
}
